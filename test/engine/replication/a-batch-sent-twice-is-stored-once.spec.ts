import { describe, expect, it } from 'vitest'
import { checkSequence, rememberedBatches } from '../../../src/engine/log/producerState.ts'
import { producersOf } from '../../../src/engine/log/rememberProducers.ts'
import { simulate } from '../../../src/engine/simulate.ts'
import { durationUs } from '../../../src/scenario/duration.ts'
import { crashBroker, freezeBroker, startBroker, stopBroker, thawBroker } from '../acts.ts'
import { copy, TOPIC, threeBrokers } from './three.ts'

describe('A leader dies with a record that only its followers have', () => {
  // Broker 3 stands still, so the record is stored on 1 and 2 and acknowledged by neither; then broker 1 dies.
  const run = threeBrokers()
    .producing('web', { topic: TOPIC, perSecond: 10, limit: 100 })
    .at('3s', freezeBroker(3))
    .at('4s', crashBroker(1))
    .at('4.5s', thawBroker(3))
    .until('40s')

  it('the producer sends it again, and the new leader knows it already', () => {
    const taken = run.last('LeadershipTaken', { node: 2 }).at
    const offsets = (node: number) =>
      run.events('RecordsAppended', { node }).map(({ batch }) => batch.baseOffset)
    const late = run.events('BatchAcked').filter(({ at }) => at > taken)
    const known = late.map(({ baseOffset }) => baseOffset).filter((at) => offsets(1).includes(at))
    expect(known.length).toBeGreaterThan(0)
    expect(offsets(2).filter((at) => known.includes(at))).toEqual([])
    expect(run.producer('web')).toMatchObject({ acked: 100, failed: 0 })
    expect(copy(run, 2).log.endOffset).toBe(100)
    expect(run.breaches).toEqual([])
  })
})

describe('What a log remembers of producers', () => {
  const scenario = threeBrokers()
    .producing('web', { topic: TOPIC, perSecond: 10, limit: 40 })
    .at('6s', stopBroker(2))
    .at('20s', startBroker(2))
    .at('30s', crashBroker(3))
    .at('45s', startBroker(3))
    .scenario('60s')
  const run = simulate(scenario)
  const remembered = (at: string, id: number) => {
    run.run({ at: durationUs(at) })
    const node = run.state.nodes.find((each) => each.id === id)
    const replica = node?.replicas[0]
    if (!node || !replica) throw new Error(`broker ${id} has no replica`)
    const states = producersOf(run.sim, node, replica)
    const [entry] = states.entries.values()
    if (!entry) throw new Error(`broker ${id} remembers nobody`)
    const batches = rememberedBatches(entry)
    return { states, entry, batches, end: replica.log.endOffset }
  }

  it('followers keep it as they copy', () => {
    const [leads, follows] = [remembered('5.9s', 1), remembered('5.9s', 2)]
    expect(leads.end).toBe(40)
    expect(follows.entry).toEqual(leads.entry)
    expect(follows.batches).toHaveLength(5)
  })

  it('a clean stop saves the last batch of each producer', () => {
    const { entry, batches, states } = remembered('28s', 2)
    expect(batches).toHaveLength(1)
    expect(batches[0]?.lastSequence).toBe(39)
    const next = { producerId: entry.id, producerEpoch: 0, baseSequence: 40, count: 1 }
    expect(checkSequence(states, next, 'orders-0', 40).type).toBe('append')
    expect(checkSequence(states, { ...next, baseSequence: 39 }, 'orders-0', 40).type).toBe(
      'duplicate',
    )
  })

  it('after a crash it is read from the log', () => {
    const { batches } = remembered('58s', 3)
    expect(batches).toHaveLength(5)
    expect(batches.at(-1)?.lastOffset).toBe(39)
  })
})
