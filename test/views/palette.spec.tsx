import { fireEvent, render, screen } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { Palette, type PaletteRow } from '../../src/views/palette/Palette.tsx'

const rows: readonly PaletteRow[] = [
  { id: 'a', group: 'Act', name: 'Crash a broker', shortcut: 'F' },
  { id: 'b', group: 'Act', name: 'Thaw a broker', locked: 'No broker is frozen.' },
  { id: 'c', group: 'Page', name: 'Share' },
]

function palette(shown: readonly PaletteRow[] = rows, search = '') {
  const onChoose = vi.fn()
  const onSearch = vi.fn()
  const props = { search, onSearch, rows: shown, onChoose, onClose: () => {} }
  render(<Palette {...props} />)
  const field = screen.getByRole('combobox', { name: 'Action' })
  const press = (...keys: readonly string[]) => {
    for (const key of keys) fireEvent.keyDown(field, { key })
  }
  const chosen = () => screen.queryByRole('option', { selected: true })?.textContent ?? ''
  return { onChoose, onSearch, field, press, chosen }
}

describe('The palette', () => {
  it('begins with the focus in the field and the first row chosen', () => {
    const { field, chosen } = palette()
    expect(document.activeElement).toBe(field)
    expect(chosen()).toContain('Crash a broker')
    expect(field.getAttribute('aria-activedescendant')).toBe(
      screen.getByRole('option', { selected: true }).id,
    )
  })

  it('walks with the arrows, round the ends, and does what Enter takes', () => {
    const { press, chosen, onChoose } = palette()
    press('ArrowUp')
    expect(chosen()).toContain('Share')
    press('Enter')
    expect(onChoose).toHaveBeenCalledWith('c')
  })

  it('says why a row cannot be done, and does not do it', () => {
    const { press, chosen, onChoose } = palette()
    press('ArrowDown')
    expect(chosen()).toContain('No broker is frozen.')
    press('Enter')
    fireEvent.click(screen.getByRole('option', { selected: true }))
    expect(onChoose).not.toHaveBeenCalled()
  })

  it('does what is pressed with a pointer', () => {
    const { onChoose } = palette()
    fireEvent.click(screen.getByText('Share'))
    expect(onChoose).toHaveBeenCalledWith('c')
  })

  it('says that nothing is called so', () => {
    const { onChoose, press } = palette([], 'zebra')
    expect(screen.getByRole('status').textContent).toBe('No action here is called “zebra”.')
    press('Enter', 'ArrowDown')
    expect(onChoose).not.toHaveBeenCalled()
  })

  it('chooses the first row again when the search changes', () => {
    const { field, press, chosen, onSearch } = palette()
    press('ArrowDown')
    fireEvent.change(field, { target: { value: 'sh' } })
    expect(onSearch).toHaveBeenCalledWith('sh')
    expect(chosen()).toContain('Crash a broker')
  })
})
