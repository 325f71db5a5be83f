import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  applyChange,
  type ChangeRules,
  effectiveMinIsr,
  type PartitionTargets,
  partitionChange,
} from '../../../src/engine/controller/partitionChange.ts'
import { isSameIds } from '../../../src/engine/controller/reassignment.ts'
import type { NodeId } from '../../../src/kafka/terms.ts'
import type { PartitionRegistration } from '../../../src/trace/MetadataImage.ts'

function partitionOf(
  replicas: readonly NodeId[],
  rest: Partial<PartitionRegistration> = {},
): PartitionRegistration {
  return {
    replicas,
    adding: [],
    removing: [],
    isr: replicas,
    elr: [],
    lastKnownElr: [],
    recovering: false,
    leader: replicas[0]!,
    leaderEpoch: 4,
    partitionEpoch: 10,
    ...rest,
  }
}

type Cluster = Omit<ChangeRules, 'isAlive'> & { readonly alive: readonly NodeId[] }

function rules({ alive, ...rest }: Cluster): ChangeRules {
  return { ...rest, isAlive: (id) => alive.includes(id) }
}

/** The partition after a change that must come about. */
function changed(
  partition: PartitionRegistration,
  targets: PartitionTargets,
  cluster: Cluster,
): PartitionRegistration {
  const change = partitionChange(partition, targets, rules(cluster))
  expect(change).not.toBeNull()
  return applyChange(partition, change!)
}

function without(partition: PartitionRegistration, gone: NodeId): PartitionTargets {
  return { isr: partition.isr.filter((id) => id !== gone) }
}

const elrOff = { elrEnabled: false, minIsr: 1 }

describe('a partition whose leader goes', () => {
  it('is led by the first in-sync replica of its assignment, not of its in-sync set', () => {
    const partition = partitionOf([1, 2, 3], { isr: [1, 3, 2] })
    const change = partitionChange(
      partition,
      without(partition, 1),
      rules({ ...elrOff, alive: [2, 3] }),
    )
    expect(change).toEqual({ isr: [3, 2], leader: 2 })
    expect(applyChange(partition, change!)).toMatchObject({ leaderEpoch: 5, partitionEpoch: 11 })
  })

  it('keeps its leader and leader epoch when only a follower goes', () => {
    const partition = partitionOf([1, 2, 3])
    const left = changed(partition, without(partition, 3), { ...elrOff, alive: [1, 2] })
    expect(left).toMatchObject({ leader: 1, isr: [1, 2], leaderEpoch: 4, partitionEpoch: 11 })
  })

  it('case 21: two brokers are fenced, one after the other; each partition keeps the first that is left', () => {
    const gone = (assignment: readonly number[]) =>
      [2, 3]
        .filter((id) => assignment.includes(id))
        .reduce(
          (partition, id) =>
            changed(partition, without(partition, id), {
              ...elrOff,
              alive: [0, 1, 4, ...(id === 2 ? [3] : [])],
            }),
          partitionOf(assignment),
        )
    expect(gone([1, 2, 3])).toMatchObject({ isr: [1], leader: 1 })
    expect(gone([2, 3, 4])).toMatchObject({ isr: [4], leader: 4 })
    expect(gone([0, 2, 1])).toMatchObject({ isr: [0, 1], leader: 0 })
  })

  it('case 22: keeps its last in-sync set where there are no eligible replicas', () => {
    const one = changed(partitionOf([1, 2]), { isr: [1] }, { ...elrOff, alive: [1] })
    const none = changed(one, { isr: [] }, { ...elrOff, alive: [] })
    expect(none).toMatchObject({ isr: [1], leader: -1, elr: [], lastKnownElr: [] })
    expect(partitionChange(none, {}, rules({ ...elrOff, alive: [2] }))).toBeNull()
    expect(partitionChange(none, {}, rules({ ...elrOff, alive: [1, 2] }))).toEqual({ leader: 1 })
  })

  it('writes nothing when there is nothing to change', () => {
    const partition = partitionOf([1, 2, 3])
    expect(
      partitionChange(partition, { isr: [1, 2, 3] }, rules({ ...elrOff, alive: [1, 2] })),
    ).toBeNull()
  })
})

describe('a preferred election', () => {
  it('goes to the first replica if it may lead', () => {
    const partition = partitionOf([1, 2, 3], { leader: 2 })
    const cluster = { ...elrOff, election: 'PREFERRED' } as const
    expect(partitionChange(partition, {}, rules({ ...cluster, alive: [1, 2, 3] }))).toEqual({
      leader: 1,
    })
    expect(partitionChange(partition, {}, rules({ ...cluster, alive: [2, 3] }))).toBeNull()
  })
})

describe('an unclean election', () => {
  const lost = partitionOf([1, 2, 3], { isr: [1], leader: -1 })

  it('takes the first replica alive, alone and recovering', () => {
    const change = { isr: [3], leader: 3, recovering: true }
    const cluster = { ...elrOff, alive: [3] }
    expect(partitionChange(lost, {}, rules({ ...cluster, election: 'UNCLEAN' }))).toEqual(change)
    expect(partitionChange(lost, {}, rules({ ...cluster, uncleanAllowed: true }))).toEqual(change)
    expect(partitionChange(lost, {}, rules(cluster))).toBeNull()
  })

  it('is not made while somebody in sync is alive', () => {
    const cluster = { ...elrOff, alive: [1, 3], uncleanAllowed: true }
    expect(partitionChange(lost, {}, rules(cluster))).toEqual({ leader: 1 })
  })

  it('forgets who was eligible', () => {
    const partition = partitionOf([1, 2, 3], { isr: [], elr: [1], lastKnownElr: [2], leader: -1 })
    const cluster = { elrEnabled: true, minIsr: 2, alive: [3], uncleanAllowed: true }
    const left = changed(partition, {}, cluster)
    expect(left).toMatchObject({ isr: [3], elr: [], lastKnownElr: [], recovering: true })
  })
})

describe('eligible replicas', () => {
  const elrOn = { elrEnabled: true, minIsr: 3 }

  it('case 23: are those who leave when the in-sync set is already too small for a commit', () => {
    let partition = partitionOf([0, 1, 2, 3])
    partition = changed(partition, without(partition, 1), { ...elrOn, alive: [0, 2, 3] })
    expect(partition).toMatchObject({ isr: [0, 2, 3], elr: [] })
    partition = changed(partition, without(partition, 2), { ...elrOn, alive: [0, 3] })
    expect(partition).toMatchObject({ isr: [0, 3], elr: [2] })
    partition = changed(partition, without(partition, 3), { ...elrOn, alive: [0] })
    expect(partition).toMatchObject({ isr: [0], elr: [2, 3] })
    partition = changed(partition, without(partition, 0), { ...elrOn, alive: [2] })
    expect(partition).toMatchObject({ leader: 2, isr: [2], elr: [0, 3], recovering: false })
  })

  it('case 24: are gone after an unclean shutdown', () => {
    let partition = partitionOf([0, 1, 2, 3], { isr: [0], elr: [2, 3] })
    partition = changed(partition, without(partition, 3), {
      ...elrOn,
      alive: [0],
      uncleanShutdown: [3],
    })
    expect(partition).toMatchObject({ isr: [0], elr: [2], leader: 0 })
    partition = changed(partition, without(partition, 0), {
      ...elrOn,
      alive: [],
      uncleanShutdown: [0],
    })
    expect(partition).toMatchObject({ isr: [], elr: [2], lastKnownElr: [0], leader: -1 })
    const back = rules({ ...elrOn, alive: [0] })
    expect(
      partitionChange(partition, {}, back),
      'the last leader waits for the eligible',
    ).toBeNull()
  })

  it('are none once the in-sync set is large enough', () => {
    const partition = partitionOf([1, 2, 3], { isr: [1], elr: [2] })
    const cluster = { elrEnabled: true, minIsr: 2, alive: [1, 2, 3] }
    const left = changed(partition, { isr: [1, 3] }, cluster)
    expect(left).toMatchObject({ isr: [1, 3], elr: [] })
  })

  it('case 25: failing them, the last leader is elected, as if uncleanly, when it is the only one known', () => {
    const lost = partitionOf([1, 2], { isr: [], leader: -1, lastKnownElr: [1] })
    const cluster = { elrEnabled: true, minIsr: 1, alive: [1] }
    const change = partitionChange(lost, {}, rules(cluster))
    expect(change).toEqual({ isr: [1], leader: 1, recovering: true, lastKnownElr: [] })
    const two = { ...lost, lastKnownElr: [1, 2] }
    expect(partitionChange(two, {}, rules(cluster))).toBeNull()
    expect(partitionChange(lost, {}, rules({ ...cluster, alive: [2] }))).toBeNull()
    const without = { ...cluster, useLastKnownLeader: false }
    expect(partitionChange(lost, {}, rules(without))).toBeNull()
  })

  it('come in the order of a Java set, which is not that of numbers from 16 on', () => {
    const partition = partitionOf([17, 16, 2, 1])
    const cluster = { elrEnabled: true, minIsr: 4, alive: [1] }
    expect(changed(partition, { isr: [1] }, cluster).elr).toEqual([16, 17, 2])
  })
})

describe('the effective minimum of in-sync replicas', () => {
  it('is never more than there are replicas', () => {
    expect(effectiveMinIsr(2, 1)).toBe(1)
    expect(effectiveMinIsr(2, 3)).toBe(2)
  })
})

describe('whatever happens to a partition', () => {
  const brokers = fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 4 })
  const step = fc.record({
    alive: fc.subarray([0, 1, 2, 3, 4, 5, 6]),
    keeps: fc.subarray([0, 1, 2, 3, 4, 5, 6]),
    election: fc.constantFrom('ONLINE', 'PREFERRED', 'UNCLEAN' as const),
    unclean: fc.boolean(),
  })

  it('its leader is alive and in sync, and nobody is in sync and eligible at once', () => {
    fc.assert(
      fc.property(
        brokers,
        fc.boolean(),
        fc.integer({ min: 1, max: 3 }),
        fc.array(step, { maxLength: 12 }),
        (replicas, elrEnabled, minIsr, steps) => {
          let partition = partitionOf(replicas)
          for (const { alive, keeps, election, unclean } of steps) {
            // The dead leave the set, and the leader may take out others, never itself.
            const stays = (id: NodeId) => keeps.includes(id) || id === partition.leader
            const isr = partition.isr.filter((id) => alive.includes(id) && stays(id))
            const gone = partition.isr.filter((id) => !isr.includes(id))
            const uncleanShutdown = unclean ? gone : []
            const change = partitionChange(
              partition,
              { isr },
              rules({
                alive,
                election,
                elrEnabled,
                minIsr: effectiveMinIsr(minIsr, replicas.length),
                uncleanShutdown,
              }),
            )
            if (!change) continue
            const next = applyChange(partition, change)
            expect(next.partitionEpoch).toBe(partition.partitionEpoch + 1)
            if (next.leader >= 0) {
              expect(alive).toContain(next.leader)
              expect(next.isr).toContain(next.leader)
            }
            expect(next.isr.filter((id) => next.elr.includes(id))).toEqual([])
            expect(isSameIds(next.replicas, replicas)).toBe(true)
            if (!elrEnabled) expect(next.isr.length).toBeGreaterThan(0)
            partition = next
          }
        },
      ),
      { seed: 41, numRuns: 400 },
    )
  })
})
