import { fireEvent, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { createEventMemory } from '../../src/projection/captionContext.ts'
import { projectWhy } from '../../src/projection/causes.ts'
import { projectEvents } from '../../src/projection/events.ts'
import { projectInspector } from '../../src/projection/inspector.ts'
import { projectTimeline, runScale } from '../../src/projection/timeline.ts'
import type { TraceEvent } from '../../src/trace/TraceEvent.ts'
import { Caption } from '../../src/views/caption/Caption.tsx'
import { Events } from '../../src/views/events/Events.tsx'
import { Inspector } from '../../src/views/inspector/Inspector.tsx'
import { Timeline } from '../../src/views/timeline/Timeline.tsx'
import { Transport } from '../../src/views/transport/Transport.tsx'
import type { TransportProps } from '../../src/views/transport/TransportProps.ts'
import { cannedRun } from '../projection/cannedEvents.ts'
import { sceneOfOrders } from '../projection/cannedScenes.ts'
import { readerOf } from '../projection/cannedState.ts'

const events = cannedRun()
const state = sceneOfOrders()
const context = { state, read: readerOf(state), memory: createEventMemory(events) }
const eventNumbered = (n: number) => events.find((event) => event.n === n)

function transport(extra: Partial<TransportProps> = {}) {
  const calls = {
    onPlay: vi.fn(),
    onPause: vi.fn(),
    onStep: vi.fn(),
    onMilestone: vi.fn(),
    onLoop: vi.fn(),
    onPace: vi.fn(),
    onPaceKind: vi.fn(),
  }
  render(
    <Transport
      playing={false}
      clock="0.007 s"
      ratio="1 : 240"
      pace="story"
      {...calls}
      {...extra}
    />,
  )
  return calls
}

describe('the transport', () => {
  it('has its five buttons by the names scripts rely on', async () => {
    const person = userEvent.setup()
    const calls = transport()
    for (const name of [
      'Play',
      'Step forward',
      'Step back',
      'Next milestone',
      'Previous milestone',
    ]) {
      await person.click(screen.getByRole('button', { name }))
    }
    expect(calls.onPlay).toHaveBeenCalledTimes(1)
    expect(calls.onStep.mock.calls).toEqual([[1], [-1]])
    expect(calls.onMilestone.mock.calls).toEqual([[1], [-1]])
  })

  it('offers Pause while playing', async () => {
    const calls = transport({ playing: true })
    await userEvent.setup().click(screen.getByRole('button', { name: 'Pause' }))
    expect(calls.onPause).toHaveBeenCalledTimes(1)
    expect(screen.queryByRole('button', { name: 'Play' })).toBeNull()
  })

  it('says why it is locked, and does nothing', async () => {
    const calls = transport({ locked: { time: 'This link keeps the clock.' } })
    const play = screen.getByRole('button', { name: 'Play' })
    await userEvent.setup().click(play)
    expect(calls.onPlay).not.toHaveBeenCalled()
    expect(play.getAttribute('title')).toBe('This link keeps the clock.')
  })
})

describe('the timeline', () => {
  const run = { endsAt: 60_000_000, width: 1000, idle: [] }
  const model = projectTimeline({
    ...run,
    at: 7_000,
    reachedAt: 60_000_000,
    milestones: events.filter((event) => event.type === 'ProcessChanged'),
    branches: [],
    around: null,
  })

  function timeline(extra: Partial<typeof model> = {}) {
    const calls = {
      onSeek: vi.fn(),
      onGo: vi.fn(),
      onLoop: vi.fn(),
      onBranch: vi.fn(),
      onSize: vi.fn(),
    }
    render(<Timeline model={{ ...model, ...extra }} timeAt={runScale(run).toTime} {...calls} />)
    return calls
  }

  it('is a slider named Time that speaks in words', () => {
    timeline()
    const slider = screen.getByRole('slider', { name: 'Time' })
    expect(slider.getAttribute('aria-valuetext')).toBe(model.valueText)
    expect(slider.getAttribute('aria-valuenow')).toBe('7')
  })

  it('seeks by keys', () => {
    const { onSeek } = timeline()
    const slider = screen.getByRole('slider', { name: 'Time' })
    fireEvent.keyDown(slider, { key: 'End' })
    fireEvent.keyDown(slider, { key: 'Home' })
    expect(onSeek.mock.calls).toEqual([
      [60_000_000, false],
      [0, false],
    ])
  })

  it('has a bracket at each end of a loop, moved by keys', async () => {
    const from = { at: 6_000_000, x: 100, text: '6.000 s' }
    const to = { at: 30_000_000, x: 500, text: '30.000 s' }
    const { onLoop, onSeek } = timeline({ loop: { from, to } })
    const start = await screen.findByRole('slider', { name: 'Loop start' })
    expect(start.getAttribute('aria-valuetext')).toBe('6.000 s')
    fireEvent.keyDown(start, { key: 'ArrowRight' })
    fireEvent.keyDown(screen.getByRole('slider', { name: 'Loop end' }), { key: 'End' })
    expect(onLoop.mock.calls).toEqual([
      ['from', 6_480_000],
      ['to', 60_000_000],
    ])
    expect(onSeek).not.toHaveBeenCalled()
  })

  it('goes to a milestone', async () => {
    const { onGo } = timeline()
    await userEvent.setup().click(screen.getByRole('button', { name: /^broker 1 crashes/ }))
    expect(onGo).toHaveBeenCalledWith(30_000_000, 14)
  })
})

describe('the caption', () => {
  it('is silent until the person has acted', () => {
    const words = { headline: 'Broker 1 leads.', line: 'It does.' }
    const { rerender } = render(<Caption {...words} speaking={false} />)
    const region = screen.getByRole('heading', { level: 1 }).parentElement
    expect(region?.getAttribute('aria-live')).toBe('off')
    rerender(<Caption {...words} speaking />)
    expect(region?.getAttribute('aria-live')).toBe('polite')
  })
})

describe('the inspector', () => {
  const selection = 'partition:orders-0'
  const model = projectInspector({ context, at: 2_000, selection })
  const why = projectWhy({ context, at: 2_000, selection, value: 'highWatermark', eventNumbered })

  it('asks why when a value is pressed, and goes to a cause', async () => {
    if (model === null) throw new Error('no model')
    const calls = { onAsk: vi.fn(), onSpotlight: vi.fn(), onGo: vi.fn(), onClose: vi.fn() }
    render(<Inspector model={model} why={why} spotlight={null} {...calls} />)
    const person = userEvent.setup()
    await person.click(screen.getByRole('button', { name: /Log end offset/ }))
    await person.click(screen.getByRole('button', { name: /You have web-checkout/ }))
    expect(calls.onAsk).toHaveBeenCalledWith('logEnd')
    expect(calls.onGo).toHaveBeenCalledWith(1_000, 3)
    expect(calls.onSpotlight).toHaveBeenCalledWith(5)
  })

  it('numbers the causes from one', () => {
    if (model === null) throw new Error('no model')
    const nothing = { onAsk: () => {}, onSpotlight: () => {}, onGo: () => {}, onClose: () => {} }
    render(<Inspector model={model} why={why} spotlight={null} {...nothing} />)
    const numbers = screen
      .getAllByRole('listitem')
      .flatMap((item) => /^(\d)(?=\D)/.exec(item.textContent ?? '')?.[1] ?? [])
    expect(numbers).toEqual(['1', '2', '3', '4', '5'])
  })
})

describe('the events', () => {
  const filter = { level: 'chatter' as const, search: '', about: '' }

  it('goes to the event whose row is pressed', async () => {
    const onGo = vi.fn()
    const model = projectEvents({ events, at: 6_450, n: 8, filter, context })
    render(
      <Events model={model} filter={filter} onFilter={() => {}} onGo={onGo} onFollow={() => {}} />,
    )
    await userEvent
      .setup()
      .click(screen.getByRole('button', { name: /The high watermark of orders-0/ }))
    expect(onGo).toHaveBeenCalledWith(6_450, 9)
  })

  it('marks the row of now', () => {
    const model = projectEvents({ events, at: 6_450, n: 8, filter, context })
    render(
      <Events
        model={model}
        filter={filter}
        onFilter={() => {}}
        onGo={() => {}}
        onFollow={() => {}}
      />,
    )
    expect(screen.getByRole('button', { current: true }).textContent).toContain(
      'Broker 1 appends 1 record',
    )
  })

  it('keeps ten thousand rows out of the page', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => ({
      ...events[8],
      n: index + 1,
      at: index,
    })) as TraceEvent[]
    const model = projectEvents({ events: many, at: 0, filter, context })
    render(
      <Events
        model={model}
        filter={filter}
        onFilter={() => {}}
        onGo={() => {}}
        onFollow={() => {}}
      />,
    )
    expect(model.rows.length).toBe(10_000)
    expect(screen.getAllByRole('listitem').length).toBeLessThan(60)
  })

  it('says so when a search finds nothing, and offers to clear it', async () => {
    const onFilter = vi.fn()
    const wanted = { ...filter, search: 'orders-9' }
    const model = projectEvents({ events, at: 0, filter: wanted, context })
    render(
      <Events
        model={model}
        filter={wanted}
        onFilter={onFilter}
        onGo={() => {}}
        onFollow={() => {}}
      />,
    )
    expect(screen.getByText('No sentence here mentions “orders-9”.')).toBeDefined()
    await userEvent.setup().click(screen.getByRole('button', { name: 'Clear the filter' }))
    expect(onFilter).toHaveBeenCalledWith({ ...filter, search: '' })
  })
})
