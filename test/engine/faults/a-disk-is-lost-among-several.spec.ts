import { describe, expect, it } from 'vitest'
import { crashBroker, powerOff, startBroker, stopBroker } from '../acts.ts'
import { cluster } from '../driver.ts'
import { elect, loseDisk, powerOn } from './faults.ts'

const SECOND = 1_000_000
const three = (limit = 100) =>
  cluster({ brokers: 3, controllers: 3, activeController: 101 })
    .topic('orders', { assignment: [[1, 2, 3]], configs: { 'min.insync.replicas': '2' } })
    .producing('web', { topic: 'orders', perSecond: 20, limit })

const isrOf = (run: ReturnType<ReturnType<typeof three>['until']>) =>
  [...(run.broker(2).image.topics[0]?.partitions[0]?.isr ?? [])].toSorted()

describe('A follower that loses its disk', () => {
  const run = three().at('3s', loseDisk(3)).at('4s', startBroker(3)).until('40s')

  it('loses nothing that is acknowledged, and copies everything anew', () => {
    expect(run.at('3.5s').broker(3).replicas).toEqual([])
    expect(run.breaches).toEqual([])
    const copies = run.state.nodes.flatMap(({ replicas }) => replicas)
    expect(copies.map(({ log }) => log.endOffset)).toEqual([100, 100, 100])
    expect(isrOf(run)).toEqual([1, 2, 3])
  })

  it('waits for the session of its former life, as after any crash', () => {
    expect(run.first('RegistrationRefused', { node: 3 }).error).toBe(
      'DUPLICATE_BROKER_REGISTRATION',
    )
    expect(run.broker(3)).toMatchObject({ broker: 'RUNNING', fenced: false })
  })
})

describe('A leader that loses its disk', () => {
  it('is replaced by one of those in sync, and nothing acknowledged is lost', () => {
    const run = three(200).at('3s', loseDisk(1)).at('20s', startBroker(1)).until('60s')
    expect(run.breaches).toEqual([])
    expect(run.producer('web')).toMatchObject({ acked: 200, failed: 0 })
    expect(
      run.state.nodes.flatMap(({ replicas }) => replicas.map(({ log }) => log.endOffset)),
    ).toEqual([200, 200, 200])
  })
})

describe('Every copy on a lost disk', () => {
  it('is every record lost, told once the last one goes', () => {
    const run = three()
      .at('10s', loseDisk(1))
      .at('11s', loseDisk(2))
      .at('12s', loseDisk(3))
      .until('14s')
    const broken = run.first('PromiseBroken')
    expect(broken).toMatchObject({ at: 12 * SECOND, from: 0, to: 100, count: 100 })
    expect(run.events('PromiseBroken')).toHaveLength(1)
  })
})

describe('A controller that loses its disk', () => {
  it('comes back with nothing, and has all of the metadata again from the leader', () => {
    const run = three().at('3s', loseDisk(102)).at('5s', startBroker(102)).until('12s')
    const [lost, leader] = [102, run.state.quorum.leader].map((id) =>
      run.state.nodes.find((node) => node.id === id),
    )
    expect(run.at('4s').state.nodes.find(({ id }) => id === 102)?.metadata.endOffset).toBe(0)
    expect(lost?.metadata.endOffset).toBeGreaterThan((leader?.metadata.endOffset ?? 0) - 3)
    expect(run.state.quorum.members.find(({ id }) => id === 102)?.state).toBe('Follower')
  })
})

describe('The power of a machine among several', () => {
  it('takes unflushed records from it alone: those in sync lead on, and it copies them again', () => {
    const run = three(200).at('3s', powerOff('host-1')).at('15s', powerOn('host-1')).until('60s')
    expect(run.breaches).toEqual([])
    expect(run.producer('web')).toMatchObject({ acked: 200, failed: 0 })
    expect(isrOf(run)).toEqual([1, 2, 3])
  })
})

describe('The preferred leader', () => {
  it('leads again when it is asked for', () => {
    const run = three()
      .at('3s', stopBroker(1))
      .at('8s', startBroker(1))
      .at('25s', elect('PREFERRED', 'orders', 0))
      .until('30s')
    expect(run.at('24s').broker(2).image.topics[0]?.partitions[0]?.leader).not.toBe(1)
    expect(run.last('AdminAnswered').error).toBe('')
    expect(run.broker(2).image.topics[0]?.partitions[0]?.leader).toBe(1)
  })

  it('that is down is not available', () => {
    const run = three()
      .at('3s', crashBroker(1))
      .at('20s', elect('PREFERRED', 'orders', 0))
      .until('25s')
    expect(run.last('AdminAnswered').error).toContain('PreferredLeaderNotAvailableException')
  })
})
