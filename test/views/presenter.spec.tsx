import { fireEvent, render, screen } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { Presenter, type PresenterProps } from '../../src/views/presenter/Presenter.tsx'

function presenter(extra: Partial<PresenterProps> = {}) {
  const calls = { onBack: vi.fn(), onNext: vi.fn(), onLeave: vi.fn() }
  const act = vi.fn()
  render(
    <Presenter
      headline="Broker 1 crashes."
      line="Its followers wait."
      lanes={[]}
      room={null}
      flightsAt={() => ({ flights: [], bands: [] })}
      playing={false}
      theme="light"
      onSize={() => {}}
      spot={null}
      hidden={false}
      black={false}
      clock="8.000 s"
      milestones={[
        { id: 1, at: 0.2, fault: true, future: false },
        { id: 2, at: 0.6, fault: false, future: true },
      ]}
      played={0.2}
      suggestion={{ label: 'Start broker 1', onPress: act }}
      {...calls}
      {...extra}
    />,
  )
  return { ...calls, act }
}

const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))

describe('The page for a room', () => {
  it('has one sentence, two steps, one act and a way out', () => {
    const calls = presenter()
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Broker 1 crashes.')
    for (const name of ['Back', 'Next', 'Start broker 1', 'Leave the presenter']) press(name)
    for (const call of Object.values(calls)) expect(call).toHaveBeenCalledOnce()
    expect(screen.getByText('1 of 2')).toBeTruthy()
    expect(screen.getByRole('img', { name: '8.000 s, 1 of 2 milestones passed' })).toBeTruthy()
  })

  it('begins with the focus on Next, for clickers that send Enter', () => {
    presenter()
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Next' }))
  })

  it('covers the sentence, the future and the act while it is hidden', () => {
    presenter({ hidden: true })
    expect(screen.queryByText('Broker 1 crashes.')).toBeNull()
    expect(screen.queryByRole('button', { name: 'Start broker 1' })).toBeNull()
    expect(screen.queryByText('1 of 2')).toBeNull()
    expect(screen.getByText('hidden · H')).toBeTruthy()
  })

  it('says on a black screen how to go on', () => {
    presenter({ black: true })
    expect(screen.getByText('The screen is black. Press . to go on.')).toBeTruthy()
  })

  it('says that there is no log yet', () => {
    presenter()
    expect(screen.getByText('There is no log yet.')).toBeTruthy()
  })
})
