import { describe, expect, it } from 'vitest'
import { stageNamesOf } from '../../src/projection/names.ts'
import { placeWhy } from '../../src/projection/whyMarks.ts'
import { emptyScene, manyPartitions, sceneOfOrders } from './cannedScenes.ts'
import { stageOf, tapeOf } from './cannedStage.ts'
import { readerOf, replica } from './cannedState.ts'

describe('a tape', () => {
  it('shows committed records filled and the rest dashed', () => {
    const { cells } = tapeOf(stageOf(sceneOfOrders()), 'orders-1')
    expect(cells.filter((cell) => cell.look === 'uncommitted').map((cell) => cell.id)).toEqual([
      28, 29, 30,
    ])
    expect(cells.filter((cell) => cell.id < 28).every((cell) => cell.look === 'committed')).toBe(
      true,
    )
  })

  it.each([0, 3, 12, 13, 14, 40, 41, 47, 999, 1_000, 20_011])(
    'keeps three empty slots after its end at %i records',
    (count) => {
      const state = emptyScene()
      state.nodes[0]?.replicas.splice(0, 1, replica('orders', 0, count, { perBatch: 50 }))
      const tape = tapeOf(stageOf(state), 'orders-0')
      expect(tape.from + tape.slots - count).toBeGreaterThanOrEqual(3)
      expect(tape.cells.at(-1)?.id ?? -1).toBe(count - 1)
      expect(tape.reel).toBe(tape.from > 0)
    },
  )

  it('puts every mark at the left edge of its offset', () => {
    const tape = tapeOf(stageOf(sceneOfOrders()), 'orders-1')
    expect(tape.highWatermark.x).toBe((28 - tape.from) * tape.pitch + 2)
    expect(tape.logEnd.x).toBe((31 - tape.from) * tape.pitch + 2)
  })

  it('says that it is empty, and which offset comes first', () => {
    const tape = tapeOf(stageOf(emptyScene()), 'orders-0')
    expect(tape.empty).toBe('orders-0 has no records yet. The first one will get offset 0.')
    expect([tape.highWatermark.offset, tape.logEnd.offset]).toEqual([0, 0])
  })

  it('flies a flag where a consumer reads next, and points to it when it is out of sight', () => {
    const stage = stageOf(sceneOfOrders())
    expect(tapeOf(stage, 'orders-0').flags).toMatchObject([{ letter: 'B', offset: 24, side: null }])
    expect(tapeOf(stage, 'orders-1').flags).toMatchObject([
      { letter: 'B', offset: 12, side: 'left', x: null },
    ])
  })

  it('is drawn as one bar from far, and with key and value from near', () => {
    expect(tapeOf(stageOf(sceneOfOrders(), { pitch: 4 }), 'orders-0').far).toMatchObject({
      solid: 108,
    })
    expect(tapeOf(stageOf(sceneOfOrders(), { pitch: 96 }), 'orders-0').cells.at(-1)).toMatchObject({
      key: 'erin',
    })
  })

  it('goes to a selected record that is out of sight', () => {
    const tape = tapeOf(stageOf(sceneOfOrders(), { selection: 'record:orders-1@2' }), 'orders-1')
    expect(tape.cells.map((cell) => cell.id)).toContain(2)
    expect(tape).toMatchObject({ selected: true, selectedOffset: 2 })
  })

  it('is hatched and offline on a broker that does not serve', () => {
    const state = sceneOfOrders()
    Object.assign(state.nodes[0] ?? {}, { process: 'Stopped', broker: 'NOT_RUNNING' })
    const [broker] = stageOf(state).brokers
    expect(broker).toMatchObject({ serving: false, chips: [{ text: 'stopped', look: 'danger' }] })
    expect(broker?.tapes[0]).toMatchObject({ standing: 'offline', badge: '✕' })
  })
})

describe('a record', () => {
  it('wears the same colour and letter in the queue and on the tape', () => {
    const state = sceneOfOrders()
    const stage = stageOf(state)
    const queued = stage.producers[0]?.rows.find((row) => row.partition === 'orders-0')?.cells[0]
    const read = readerOf(state)
    const wanted = read(0, 40).key
    const stored = tapeOf(stage, 'orders-0').cells.find(
      (cell) => read(0, cell.id * 3).key === wanted,
    )
    expect(queued).toMatchObject({ colour: stored?.colour, glyph: stored?.glyph })
  })

  it('wears A to H in the order of first appearance, then A again with a bar', () => {
    const state = sceneOfOrders()
    const keys = [...Array(9).keys()].map((number) => `k${number}`)
    Object.assign(state.sources[0] ?? {}, {
      workload: { type: 'list', topic: 'orders', records: keys.map((key) => ({ key })) },
    })
    state.nodes[0]?.replicas.splice(0, 3, replica('orders', 0, 9))
    const cells = tapeOf(stageOf(state), 'orders-0').cells
    expect(cells.map((cell) => cell.glyph).join('')).toBe('ABCDEFGHA')
    expect(cells.map((cell) => cell.bar).indexOf(true)).toBe(8)
  })

  it('wears slate and a dash without a key', () => {
    const state = sceneOfOrders()
    Object.assign(state.sources[0] ?? {}, {
      workload: { type: 'list', topic: 'orders', records: [{ value: 'x' }] },
    })
    expect(tapeOf(stageOf(state), 'orders-0').cells[0]).toMatchObject({ colour: 8, glyph: '–' })
  })
})

describe('clients', () => {
  it('shows a producer with its queue, its wait and what is in flight', () => {
    const [web] = stageOf(sceneOfOrders()).producers
    expect(web).toMatchObject({
      sub: 'acks=all · idempotent',
      inFlight: 2,
      maxInFlight: 5,
      tally: '67 of 75 acked',
    })
    expect(web?.rows.map((row) => row.count)).toEqual([2, 6, 0])
    expect(web?.rows[0]?.linger?.left).toBeCloseTo(0.6)
    expect(web?.rows[1]).toMatchObject({ linger: null, more: 2 })
  })

  it('counts the records of the current poll as they are done', () => {
    const state = sceneOfOrders()
    const processed = (at: number) => stageOf(state, { at }).readers[0]
    expect(processed(1_400)).toMatchObject({ tally: '36 processed', work: { done: 0 } })
    expect(processed(1_600)).toMatchObject({ tally: '37 processed', work: { done: 1 } })
    expect(processed(9_000)).toMatchObject({ tally: '39 processed', work: { done: 3 } })
  })

  it('gives readers letters that tell them apart', () => {
    expect(stageOf(manyPartitions()).readers.map((reader) => reader.letter)).toEqual([
      '1',
      '2',
      '3',
    ])
    expect(stageOf(sceneOfOrders()).readers.map((reader) => reader.letter)).toEqual(['B', 'A'])
  })
})

describe('the layout', () => {
  const sizes = [
    { width: 1136, height: 660 },
    { width: 976, height: 480 },
    { width: 1576, height: 840 },
    { width: 860, height: 600 },
    { width: 700, height: 700 },
    { width: 390, height: 500 },
    { width: 320, height: 400 },
  ]

  it.each(sizes)('lets no two boxes touch and keeps all inside at $width × $height', (size) => {
    for (const state of [sceneOfOrders(), manyPartitions(), emptyScene()]) {
      const stage = stageOf(state, { size })
      const boxes = [...stage.producers, ...stage.brokers, ...stage.readers, ...stage.admins].map(
        ({ box }) => box,
      )
      if (stage.quorum !== null) boxes.push(stage.quorum.box)
      if (stage.lens !== null) boxes.push(stage.lens.box)
      for (const [index, box] of boxes.entries()) {
        expect(box.x).toBeGreaterThanOrEqual(0)
        expect(box.x + box.width).toBeLessThanOrEqual(size.width)
        expect(box.y + box.height).toBeLessThanOrEqual(stage.height)
        for (const other of boxes.slice(index + 1)) expect(overlap(box, other)).toBe(false)
      }
    }
  })

  it.each(sizes)('ends every link at two boxes at $width × $height', (size) => {
    const stage = stageOf(sceneOfOrders(), { size })
    const boxes = [...stage.producers, ...stage.brokers, ...stage.readers].map(({ box }) => box)
    expect(stage.links.length).toBe(4)
    for (const { points } of stage.links) {
      for (const end of [points[0], points.at(-1)]) {
        expect(boxes.some((box) => end !== undefined && onEdge(end, box))).toBe(true)
      }
    }
  })

  it.each([600, 720, 859])('lets no line cross the quorum or a client at %i px', (width) => {
    const stage = stageOf(sceneOfOrders(), { size: { width, height: 700 } })
    expect(stage.form).toBe('stacked')
    const boxes = [...stage.producers, ...stage.admins, ...stage.readers].map(({ box }) => box)
    if (stage.quorum !== null) boxes.push(stage.quorum.box)
    expect(boxes.length).toBeGreaterThan(3)
    for (const { points } of stage.links) {
      for (const { x, y } of points) {
        expect(x).toBeLessThanOrEqual(width)
        expect(boxes.some((box) => isInside({ x, y }, box))).toBe(false)
      }
    }
  })

  it('does not change when records come', () => {
    const before = stageOf(emptyScene())
    const state = emptyScene()
    state.nodes[0]?.replicas.splice(0, 1, replica('orders', 0, 500, { perBatch: 10 }))
    const after = stageOf(state)
    expect(after.brokers[0]?.box).toEqual(before.brokers[0]?.box)
    expect(after.producers[0]?.box).toEqual(before.producers[0]?.box)
  })
})

describe('the numbers of a why chain', () => {
  it('stand on the stage at the place of each cause, side by side where they share it', () => {
    const links = [1, 2, 3].map((number) => ({
      number,
      sentence: '',
      at: 0,
      time: '',
      where: '',
      config: null,
      event: number,
      last: number === 3,
      place: number === 3 ? 'client:web-checkout' : 'partition:orders-1',
    }))
    const { why, brokers, producers } = stageOf(sceneOfOrders(), {
      why: (places) => placeWhy({ value: 'x', question: '', links }, places),
    })
    expect(why.map((mark) => mark.number)).toEqual([1, 2, 3])
    expect(why[0]?.x).toBe(brokers[0]?.box.x)
    expect((why[1]?.x ?? 0) - (why[0]?.x ?? 0)).toBeGreaterThanOrEqual(20)
    expect(why[2]?.y).toBe((producers[0]?.box.y ?? 0) + 4)
  })

  it('stay over their own client on a phone, where the next one stands to the right', () => {
    const links = [1, 2].map((number) => ({
      ...{ number, sentence: '', at: 0, time: '', where: '', config: null, event: number },
      ...{ last: number === 2, place: 'client:web-checkout' },
    }))
    const { why, producers } = stageOf(sceneOfOrders(), {
      size: { width: 390, height: 500 },
      why: (places) => placeWhy({ value: 'x', question: '', links }, places),
    })
    const box = producers[0]?.box
    expect(why.map(({ x }) => x <= (box?.x ?? 0) + (box?.width ?? 0))).toEqual([true, true])
    expect(why[1]?.x).toBeLessThan(why[0]?.x ?? 0)
  })
})

describe('names', () => {
  it('say what is drawn', () => {
    const names = stageNamesOf(stageOf(sceneOfOrders()), [])
    expect(names).toContain('Broker 1, running, leads 3 partitions')
    expect(names).toContain('Producer web-checkout, 8 records queued, 2 of 5 requests in flight')
    expect(names).toContain('Consumer billing, lag 19, 37 records processed')
    expect(names).toContain(
      'orders-1 on Broker 1, leader · e0, offsets 0 to 30, high watermark 28, log end 31',
    )
    expect(new Set(names).size).toBe(names.length)
  })
})

interface Rect {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const overlap = (one: Rect, other: Rect): boolean =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height

const isInside = ({ x, y }: { x: number; y: number }, box: Rect): boolean =>
  x > box.x + 0.5 && x < box.x + box.width - 0.5 && y > box.y + 0.5 && y < box.y + box.height - 0.5

const onEdge = (point: { x: number; y: number }, box: Rect): boolean =>
  point.x >= box.x - 0.5 &&
  point.x <= box.x + box.width + 0.5 &&
  point.y >= box.y - 0.5 &&
  point.y <= box.y + box.height + 0.5
