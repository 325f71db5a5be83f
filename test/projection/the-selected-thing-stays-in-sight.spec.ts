import { describe, expect, it } from 'vitest'
import { selectedBox } from '../../src/projection/selectedBox.ts'
import { sceneOfOrders } from './cannedScenes.ts'
import { stageOf } from './cannedStage.ts'
import { theRun, WIDE } from './theRun.ts'

describe('What has to be in sight', () => {
  it('is nothing while nothing is selected', () => {
    expect(selectedBox(stageOf(sceneOfOrders()), [])).toBeNull()
  })

  it('is the box of the broker, the client or the quorum that is selected', () => {
    const { stage } = theRun('leader-crash', 20)
    const at = (selection: string) => selectedBox(stage(3, WIDE, selection), [])
    const plain = stage(3)
    expect(at('broker:3')).toEqual(plain.brokers[2]?.box)
    expect(at('client:web-checkout')).toEqual(plain.producers[0]?.box)
    expect(at('quorum')).toEqual(plain.quorum?.box)
  })

  it('is the broker that leads the partition, before and after another does', () => {
    const { stage } = theRun('leader-crash', 20)
    const at = (time: number) => selectedBox(stage(time, WIDE, 'partition:orders-0'), [])?.y
    expect(at(3)).toBe(stage(3).brokers[0]?.box.y)
    expect(at(19)).toBe(stage(19).brokers[1]?.box.y)
  })

  it('is a message at its place', () => {
    const flight = { select: 'message:1', x: 40, y: 50, accessibleName: '', selected: true }
    expect(selectedBox(stageOf(sceneOfOrders()), [flight])).toEqual({
      x: 28,
      y: 38,
      width: 24,
      height: 24,
    })
  })
})

describe('The tape of a selected record', () => {
  const phone = { width: 390, height: 500 }

  it.each([0, 10, 20, 25, 28, 29, 30])(
    'on a phone shows offset %i, and its end with its number or not at all',
    (offset) => {
      const selection = `record:orders-1@${offset}`
      const stage = stageOf(sceneOfOrders(), { size: phone, selection })
      const tape = stage.brokers[0]?.tapes.find(({ partition }) => partition === 'orders-1')
      if (tape === undefined) throw new Error('no tape of orders-1')
      expect(tape.strip).toBe(false)
      expect(tape.cells.map(({ id }) => id)).toContain(offset)
      const { x } = tape.logEnd
      if (x !== null) expect(tape.bed.width - x).toBeGreaterThanOrEqual(2 * tape.pitch)
    },
  )
})
