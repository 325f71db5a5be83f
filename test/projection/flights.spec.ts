import { describe, expect, it } from 'vitest'
import { DENSITY, nameFlights, projectFlights } from '../../src/projection/flights.ts'
import { along } from '../../src/projection/links.ts'
import { linkId } from '../../src/projection/planes.ts'
import { projectStage } from '../../src/projection/stage.ts'
import type { ClusterState } from '../../src/trace/ClusterState.ts'
import type { Message } from '../../src/trace/Message.ts'
import { sceneOfOrders } from './cannedScenes.ts'
import { message, readerOf } from './cannedState.ts'

function flightsOf(
  state: ClusterState,
  at: number,
  asked: { still?: boolean; chatter?: boolean; selection?: string } = {},
) {
  const read = readerOf(state)
  const selection = asked.selection ?? null
  const stage = projectStage({
    state,
    at,
    read,
    size: { width: 1136, height: 660 },
    selection,
    colourBy: 'key',
    pitch: null,
    why: null,
  })
  const input = {
    state,
    at,
    read,
    stage,
    selection,
    chatter: asked.chatter ?? false,
    still: asked.still ?? false,
  }
  return { ...projectFlights(input), named: nameFlights(input), stage }
}

const withMessages = (messages: readonly Message[]): ClusterState =>
  Object.assign(sceneOfOrders(), { messages: new Map(messages.map((one) => [one.id, one])) })

const produce = (id: number, extra: Partial<Message> = {}): Message =>
  message(id, {
    from: 'web-checkout',
    carries: [{ partition: 'orders-0', source: 0, first: 0, count: 6 }],
    ...extra,
  })

describe('a message in flight', () => {
  it('is where arithmetic puts it: at the share of the way that time has passed', () => {
    const state = withMessages([produce(1, { sentAt: 1_000, arrivesAt: 5_000 })])
    for (const share of [0, 0.25, 0.5, 0.75, 1]) {
      const { flights, stage } = flightsOf(state, 1_000 + share * 4_000)
      const link = stage.links.find((one) => one.id === linkId('web-checkout', 'broker-1'))
      if (link === undefined) throw new Error('no link')
      const from = link.from === 'web-checkout' ? share : 1 - share
      const place = along(link, from)
      expect(flights[0]?.x).toBeCloseTo(place.x, 6)
      expect(flights[0]?.y).toBeCloseTo(place.y, 6)
    }
  })

  it('leads in the direction of travel, both ways', () => {
    const state = withMessages([
      produce(1),
      produce(2, { from: 'broker-1', to: 'web-checkout', kind: 'response' }),
    ])
    const [out, back] = flightsOf(state, 500).flights
    expect([out?.behind, back?.behind]).toEqual([-1, 1])
  })

  it('is solid with records and hollow without', () => {
    const state = withMessages([
      produce(1),
      message(2, { api: 'Fetch', from: 'billing', connection: 3 }),
    ])
    expect(flightsOf(state, 500).flights.map((flight) => [flight.head, flight.solid])).toEqual([
      ['square', true],
      ['triangle', false],
    ])
  })

  it('carries at most four cells and counts the rest', () => {
    const [flight] = flightsOf(withMessages([produce(1)]), 500).flights
    expect(flight?.cells.length).toBe(4)
    expect(flight?.more).toBe(2)
  })

  it('stops half-way when silence swallows it', () => {
    const state = withMessages([produce(1, { arrivesAt: -1 })])
    const late = flightsOf(state, 900_000)
    const middle = along(
      late.stage.links.find((one) => one.from === 'web-checkout' || one.to === 'web-checkout')!,
      0.5,
    )
    expect(late.flights[0]).toMatchObject({ state: 'lost' })
    expect(late.flights[0]?.x).toBeCloseTo(middle.x, 6)
  })

  it('stands at the middle of its link under reduced motion', () => {
    const state = withMessages([produce(1, { sentAt: 0, arrivesAt: 1_000 })])
    const [early] = flightsOf(state, 10, { still: true }).flights
    const [late] = flightsOf(state, 990, { still: true }).flights
    expect(early).toEqual(late)
  })

  it('is hidden as chatter unless asked for or selected', () => {
    const state = withMessages([produce(1, { chatter: true })])
    expect(flightsOf(state, 500).flights).toEqual([])
    expect(flightsOf(state, 500, { chatter: true }).flights.length).toBe(1)
    expect(flightsOf(state, 500, { selection: 'message:1' }).flights.length).toBe(1)
  })

  it('has a name that says who sends what to whom', () => {
    expect(flightsOf(withMessages([produce(1)]), 500).named[0]?.accessibleName).toBe(
      'Produce request from web-checkout to broker 1, 6 records',
    )
  })
})

describe('density', () => {
  const many = (count: number) =>
    withMessages(Array.from({ length: count }, (_, index) => produce(index + 1, { sentAt: index })))

  it.each([
    [DENSITY.label, true, true, 0],
    [DENSITY.label + 1, false, true, 0],
    [DENSITY.payload + 1, false, false, 0],
    [DENSITY.head + 1, false, false, 1],
  ])(
    'at %i messages shows labels %s, payloads %s and %i bands',
    (count, labels, payloads, bands) => {
      const { flights, bands: drawn } = flightsOf(many(count), 900)
      expect(flights.some((flight) => flight.label !== null)).toBe(labels)
      expect(flights.some((flight) => flight.cells.length > 0)).toBe(payloads)
      expect(drawn.length).toBe(bands)
      expect(drawn[0]?.count ?? count).toBe(count)
    },
  )

  it('keeps the label of the selected message', () => {
    const { flights } = flightsOf(many(50), 900, { selection: 'message:7' })
    expect(flights.filter((flight) => flight.label !== null).map((flight) => flight.id)).toEqual([
      7,
    ])
  })
})
