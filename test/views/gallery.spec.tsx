import { fireEvent, render, screen, within } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { Gallery } from '../../src/views/gallery/Gallery.tsx'
import type { GalleryProps } from '../../src/views/gallery/GalleryProps.ts'
import { SceneCard } from '../../src/views/welcome/SceneCard.tsx'

const card = { aim: 'Watch.', area: 'Replication', isOpen: false, picture: null, own: false }

function gallery(extra: Partial<GalleryProps> = {}) {
  const calls = {
    onArea: vi.fn(),
    onSearch: vi.fn(),
    onOpen: vi.fn(),
    onOpenFile: vi.fn(),
    onKeep: vi.fn(),
    onRename: vi.fn(),
    onExport: vi.fn(),
    onRemove: vi.fn(),
    onClose: vi.fn(),
  }
  const props: GalleryProps = {
    areas: [
      { id: 'all', name: 'All', count: 2 },
      { id: 'own', name: 'Yours', count: 1 },
    ],
    area: 'all',
    search: '',
    cards: [
      { ...card, id: 'one', title: 'The leader dies', isOpen: true },
      { ...card, id: 'own-1', title: 'Mine', own: true },
    ],
    said: null,
    ...calls,
    ...extra,
  }
  render(<Gallery {...props} />)
  return calls
}

const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))

describe('The gallery', () => {
  it('opens a scene by its title, and marks the one that is open', () => {
    const calls = gallery()
    expect(screen.getByRole('button', { name: 'The leader dies', current: true })).toBeTruthy()
    press('The leader dies')
    expect(calls.onOpen).toHaveBeenCalledWith('one')
  })

  it('tells the area and the words that are looked for', () => {
    const calls = gallery()
    fireEvent.change(screen.getByRole('searchbox', { name: 'Search' }), {
      target: { value: 'acks' },
    })
    expect(calls.onSearch).toHaveBeenCalledWith('acks')
    fireEvent.click(within(screen.getByRole('navigation')).getByRole('button', { name: /Yours/ }))
    expect(calls.onArea).toHaveBeenCalledWith('own')
  })

  it('says that nothing was found, and clears the search', () => {
    const calls = gallery({ cards: [], search: 'zebra' })
    expect(screen.getByText('No scene here mentions “zebra”.')).toBeTruthy()
    press('Clear the search')
    expect(calls.onSearch).toHaveBeenCalledWith('')
  })

  it('says what keeping a scene means while none is kept', () => {
    gallery({ cards: [], area: 'own' })
    expect(screen.getByText('You have kept no scene yet.')).toBeTruthy()
  })

  it('renames an own scene, and only those', () => {
    const calls = gallery()
    expect(screen.queryByRole('button', { name: 'Rename The leader dies' })).toBeNull()
    press('Rename Mine')
    fireEvent.change(screen.getByLabelText('Name'), { target: { value: ' Incident 12 ' } })
    press('Save')
    expect(calls.onRename).toHaveBeenCalledWith('own-1', 'Incident 12')
  })

  it('keeps the old name when the new one is empty', () => {
    const calls = gallery()
    press('Rename Mine')
    fireEvent.change(screen.getByLabelText('Name'), { target: { value: '  ' } })
    fireEvent.submit(screen.getByLabelText('Name').closest('form') as HTMLFormElement)
    expect(calls.onRename).toHaveBeenCalledWith('own-1', 'Mine')
  })

  it('says what was deleted, with a way back', () => {
    const onUndo = vi.fn()
    const calls = gallery({ said: { text: '“Mine” is deleted.', onUndo } })
    press('Delete Mine')
    expect(calls.onRemove).toHaveBeenCalledWith('own-1')
    expect(screen.getByRole('status').textContent).toContain('“Mine” is deleted.')
    press('Undo')
    expect(onUndo).toHaveBeenCalledOnce()
  })
})

describe('The card of a scene that has just been opened', () => {
  const offer = (label: string, locked?: string) => ({ label, onPress: vi.fn(), locked })

  it('names its aim, both acts and the scenes after it, and can be closed', () => {
    const onClose = vi.fn()
    const toTry = offer('Elect')
    const toBreak = offer('Crash', 'Locked by the link.')
    const next = offer('Two tails')
    const props = { toTry, toBreak, more: [next], all: offer('All scenarios'), onClose }
    render(<SceneCard title="The leader dies" aim="Watch who notices." {...props} />)
    expect(screen.getByText('Watch who notices.')).toBeTruthy()
    press('Try: Elect')
    press('Break: Crash')
    press('Two tails')
    press('Close what the scene is about')
    expect(toTry.onPress).toHaveBeenCalledOnce()
    expect(toBreak.onPress).not.toHaveBeenCalled()
    expect(next.onPress).toHaveBeenCalledOnce()
    expect(onClose).toHaveBeenCalledOnce()
  })
})
