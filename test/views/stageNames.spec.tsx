import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { nameFlights, projectFlights } from '../../src/projection/flights.ts'
import { stageNamesOf } from '../../src/projection/names.ts'
import { projectStage } from '../../src/projection/stage.ts'
import type { ClusterState } from '../../src/trace/ClusterState.ts'
import { Description } from '../../src/views/stage/Description.tsx'
import { Stage } from '../../src/views/stage/Stage.tsx'
import {
  brokenScene,
  emptyScene,
  manyPartitions,
  sceneOfOrders,
} from '../projection/cannedScenes.ts'
import { readerOf } from '../projection/cannedState.ts'

function show(
  state: ClusterState,
  asked: {
    at?: number
    playing?: boolean
    selection?: string
    size?: { width: number; height: number }
  } = {},
) {
  const at = asked.at ?? 2_000
  const read = readerOf(state)
  const selection = asked.selection ?? null
  const stage = projectStage({
    state,
    at,
    read,
    size: asked.size ?? { width: 1136, height: 660 },
    selection,
    colourBy: 'key',
    pitch: null,
    why: null,
  })
  const input = { state, at, stage, read, selection, chatter: false, still: false }
  const inFlight = asked.playing ? [] : nameFlights(input)
  const onSelect = vi.fn()
  const onZoom = vi.fn()
  render(
    <Stage
      focusOn={null}
      model={stage}
      flightsAt={() => projectFlights(input)}
      inFlight={inFlight}
      playing={asked.playing ?? false}
      Description={Description}
      eased={false}
      theme="dark"
      spotlight={null}
      onSelect={onSelect}
      onSize={() => {}}
      onZoom={onZoom}
    />,
  )
  return { stage, inFlight, onSelect, onZoom }
}

const zoomNames = ['Closer', 'Farther', 'Usual size']
const buttonNames = () =>
  screen
    .getAllByRole('button')
    .map((button) => button.getAttribute('aria-label') ?? button.textContent ?? '')
    .filter((name) => !zoomNames.includes(name))

describe('the stage names what it draws', () => {
  const scenes = {
    orders: sceneOfOrders,
    empty: emptyScene,
    many: manyPartitions,
    broken: brokenScene,
  }

  it.each(Object.keys(scenes) as (keyof typeof scenes)[])('in the scene %s', (name) => {
    const { stage, inFlight } = show(scenes[name]())
    expect(buttonNames().sort()).toEqual(stageNamesOf(stage, inFlight).sort())
  })

  it.each([0, 400, 900, 1_300, 2_000, 2_450, 3_000])('at %i µs of the orders', (at) => {
    const { stage, inFlight } = show(sceneOfOrders(), { at })
    expect(buttonNames().sort()).toEqual(stageNamesOf(stage, inFlight).sort())
  })

  it.each([390, 320, 700])('at %i px', (width) => {
    const { stage, inFlight } = show(sceneOfOrders(), { size: { width, height: 500 } })
    expect(buttonNames().sort()).toEqual(stageNamesOf(stage, inFlight).sort())
  })
})

describe('messages in flight', () => {
  it('can be reached while paused', () => {
    show(sceneOfOrders())
    const list = screen.getByRole('list', { name: 'Messages in flight' })
    expect(
      within(list).getByRole('button', {
        name: 'Produce request from web-checkout to broker 1, 6 records',
      }),
    ).toBeDefined()
  })

  it('are only drawn while playing', () => {
    show(sceneOfOrders(), { playing: true })
    expect(screen.queryByRole('list', { name: 'Messages in flight' })).toBeNull()
  })
})

describe('selecting', () => {
  it('tells which thing was pressed', async () => {
    const { onSelect } = show(sceneOfOrders())
    const person = userEvent.setup()
    await person.click(screen.getByRole('button', { name: /^Producer mobile-api/ }))
    await person.click(screen.getByRole('button', { name: /^Broker 1/ }))
    expect(onSelect.mock.calls).toEqual([['client:mobile-api'], ['broker:1']])
  })

  it('selects a partition with Enter, then goes from record to record with the arrows', async () => {
    const person = userEvent.setup()
    const { onSelect } = show(sceneOfOrders(), { selection: 'record:orders-1@28' })
    screen.getByRole('button', { name: /^orders-1 on/ }).focus()
    await person.keyboard('{ArrowLeft}{End}{Home}')
    expect(onSelect.mock.calls).toEqual([
      ['record:orders-1@27'],
      ['record:orders-1@30'],
      ['record:orders-1@0'],
    ])
  })

  it('lets go with Escape', async () => {
    const person = userEvent.setup()
    const { onSelect } = show(sceneOfOrders())
    screen.getByRole('button', { name: /^Broker 1/ }).focus()
    await person.keyboard('{Escape}')
    expect(onSelect).toHaveBeenCalledWith(null)
  })

  it('shows the pressed thing as pressed', () => {
    show(sceneOfOrders(), { selection: 'client:billing' })
    expect(
      screen.getByRole('button', { name: /^Consumer billing/ }).getAttribute('aria-pressed'),
    ).toBe('true')
  })
})

describe('zooming', () => {
  it('works by key and by button', async () => {
    const person = userEvent.setup()
    const { onZoom } = show(sceneOfOrders())
    screen.getByRole('button', { name: /^Broker 1/ }).focus()
    await person.keyboard('+-0')
    await person.click(screen.getByRole('button', { name: 'Closer' }))
    expect(onZoom.mock.calls).toEqual([[1], [-1], [0], [1]])
  })
})
