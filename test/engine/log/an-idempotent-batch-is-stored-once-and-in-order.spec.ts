import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cloneData } from '../../../src/engine/kernel/cloneData.ts'
import {
  type ProducerSnapshot,
  rebuildProducerStates,
  takeSnapshot,
  truncateProducerStates,
  usableSnapshots,
  withSnapshot,
} from '../../../src/engine/log/producerSnapshots.ts'
import {
  activeProducers,
  checkSequence,
  createProducerStates,
  expireProducers,
  lastSequence,
  MAX_SEQUENCE,
  noteAppend,
  type ProducerStates,
  rememberedBatches,
  type SequencedBatch,
} from '../../../src/engine/log/producerState.ts'
import type { StoredBatch } from '../../../src/kafka/records/StoredBatch.ts'
import { appendBatch, createLog, type Log, truncateTo } from '../../../src/trace/log/Log.ts'

const DAY_MS = 86_400_000
const P = 17
const Q = 18

interface Replica {
  readonly log: Log
  states: ProducerStates
}

function emptyReplica(): Replica {
  return { log: createLog(), states: createProducerStates() }
}

function batch(baseSequence: number, count = 1, producerId = P, producerEpoch = 0): SequencedBatch {
  return { producerId, producerEpoch, baseSequence, count }
}

/** Where the remembered batches of P begin. */
function firstOffsets({ entries }: ProducerStates): readonly number[] {
  const entry = entries.get(P)
  return entry ? rememberedBatches(entry).map(({ firstOffset }) => firstOffset) : []
}

/** What a leader does with a produced batch, as the recordings print it. */
function produce(replica: Replica, sent: SequencedBatch, timestampMs = 1_000): string {
  const { log, states } = replica
  const verdict = checkSequence(states, sent, 't-0', log.endOffset)
  if (verdict.type === 'refused') return `${verdict.error} baseOffset -1`
  if (verdict.type === 'duplicate') return `NONE baseOffset ${verdict.of.firstOffset}`
  const baseOffset = log.endOffset
  appendBatch(log, stored(sent, baseOffset, timestampMs))
  noteAppend(states, { ...sent, baseOffset }, timestampMs)
  return `NONE baseOffset ${baseOffset}`
}

function stored(sent: SequencedBatch, baseOffset: number, baseTimestampMs: number): StoredBatch {
  return {
    ...sent,
    baseOffset,
    runs: [0, baseOffset, sent.count],
    bytes: 70,
    leaderEpoch: 0,
    baseTimestampMs,
    deltasMs: null,
    codec: 0,
    event: baseOffset + 1,
  }
}

function produceAll(replica: Replica, ...all: SequencedBatch[]): string[] {
  return all.map((sent) => produce(replica, sent).replace(/^NONE baseOffset /, '@'))
}

function refusal(replica: Replica, sent: SequencedBatch): string {
  const verdict = checkSequence(replica.states, sent, 't-0', replica.log.endOffset)
  return verdict.type === 'refused' ? verdict.message : verdict.type
}

const OUT_OF_ORDER = 'OUT_OF_ORDER_SEQUENCE_NUMBER baseOffset -1'
const OLD_EPOCH = 'INVALID_PRODUCER_EPOCH baseOffset -1'

describe('a batch that comes again', () => {
  it('gets the offset it has, and the log does not grow', () => {
    const replica = emptyReplica()
    const first = [batch(0, 3), batch(0, 3), batch(3, 3), batch(6, 3)]
    expect(produceAll(replica, ...first)).toEqual(['@0', '@0', '@3', '@6'])
    const again = [batch(3, 3), batch(0, 3), batch(9, 3)]
    expect(produceAll(replica, ...again)).toEqual(['@3', '@0', '@9'])
    expect(replica.log.endOffset).toBe(12)
    expect(activeProducers(replica.states)).toEqual([
      { producerId: P, producerEpoch: 0, lastSequence: 11, lastTimestampMs: 1_000 },
    ])
  })

  it('is told the timestamp it was stored with', () => {
    const replica = emptyReplica()
    produce(replica, batch(0, 3), 5_000)
    const verdict = checkSequence(replica.states, batch(0, 3), 't-0', 3)
    expect(verdict).toEqual({
      type: 'duplicate',
      of: { firstSequence: 0, lastSequence: 2, firstOffset: 0, lastOffset: 2, timestampMs: 5_000 },
    })
  })

  it('is known among the last five of its producer', () => {
    const replica = emptyReplica()
    const six = [0, 1, 2, 3, 4, 5].map((sequence) => batch(sequence))
    expect(produceAll(replica, ...six)).toEqual(['@0', '@1', '@2', '@3', '@4', '@5'])
    expect(produceAll(replica, ...six)).toEqual([OUT_OF_ORDER, '@1', '@2', '@3', '@4', '@5'])
    expect(replica.log.endOffset).toBe(6)
  })

  it('is stored again when its producer is not idempotent', () => {
    const replica = emptyReplica()
    const plain = batch(-1, 2, -1, -1)
    expect(produceAll(replica, plain, plain)).toEqual(['@0', '@2'])
    expect(activeProducers(replica.states)).toEqual([])
  })
})

describe('a batch out of order', () => {
  it('is refused, and the expected one is still taken', () => {
    const replica = emptyReplica()
    const sent = [batch(0, 3), batch(5), batch(2, 2), batch(2), batch(3)]
    const refused = [OUT_OF_ORDER, OUT_OF_ORDER, OUT_OF_ORDER]
    expect(produceAll(replica, ...sent)).toEqual(['@0', ...refused, '@3'])
  })

  it('may be the first: of a producer unknown to the log any sequence is taken', () => {
    const replica = emptyReplica()
    expect(produceAll(replica, batch(7, 2), batch(9))).toEqual(['@0', '@2'])
    expect(activeProducers(replica.states)[0]).toMatchObject({ lastSequence: 9 })
  })

  it('is judged for each producer alone', () => {
    const replica = emptyReplica()
    const sent = [batch(0, 2), batch(0, 2, Q), batch(-1, 1, -1, -1), batch(2), batch(0, 2, Q)]
    expect(produceAll(replica, ...sent)).toEqual(['@0', '@2', '@4', '@5', '@2'])
    expect(produceAll(replica, batch(2, 1, Q))).toEqual(['@6'])
  })

  it('is explained in the words of the broker', () => {
    const replica = emptyReplica()
    produceAll(replica, batch(0, 3))
    expect(refusal(replica, batch(5))).toBe(
      'Out of order sequence number for producer 17 at offset 3 in partition t-0: 5 (incoming seq. number), 2 (current end sequence number)',
    )
    expect(refusal(replica, batch(3, 1, P, 1))).toBe(
      'Invalid sequence number for new epoch of producer 17at offset 3 in partition t-0: 1 (request epoch), 3 (seq. number), 0 (current producer epoch)',
    )
    produceAll(replica, batch(0, 1, P, 1))
    expect(refusal(replica, batch(3))).toBe(
      'Epoch of producer 17 at offset 4 in t-0 is 0, which is < the last seen epoch 1 (TV-1)',
    )
  })
})

describe('a newer epoch', () => {
  it('begins at 0 and ends the older one, duplicates included', () => {
    const replica = emptyReplica()
    const sent = [
      batch(0, 3),
      batch(3, 1, P, 1),
      batch(0, 3, P, 1),
      batch(3),
      batch(0, 3),
      batch(3, 1, P, 1),
    ]
    const expected = ['@0', OUT_OF_ORDER, '@3', OLD_EPOCH, OLD_EPOCH, '@6']
    expect(produceAll(replica, ...sent)).toEqual(expected)
  })
})

describe('sequences', () => {
  it('begin again at 0 behind the largest, within a batch or between two', () => {
    expect(lastSequence(MAX_SEQUENCE, 1)).toBe(MAX_SEQUENCE)
    expect(lastSequence(MAX_SEQUENCE - 1, 5)).toBe(2)
    const between = emptyReplica()
    const atEnd = [batch(MAX_SEQUENCE - 2, 3), batch(0, 2), batch(2), batch(MAX_SEQUENCE - 2, 3)]
    expect(produceAll(between, ...atEnd)).toEqual(['@0', '@3', '@5', '@0'])
    const within = emptyReplica()
    const across = [batch(MAX_SEQUENCE - 1, 5), batch(MAX_SEQUENCE - 1, 5), batch(2), batch(3)]
    expect(produceAll(within, ...across)).toEqual(['@0', '@0', OUT_OF_ORDER, '@5'])
  })
})

describe('what a log remembers of producers', () => {
  const rebuilt = (replica: Replica, snapshots: readonly ProducerSnapshot[] = [], nowMs = 2_000) =>
    rebuildProducerStates(replica.log, snapshots, nowMs, DAY_MS)

  it('is forgotten a day after their last record', () => {
    const replica = emptyReplica()
    produce(replica, batch(0), 1_000)
    produce(replica, batch(0, 1, Q), 5_000)
    expect(expireProducers(replica.states, DAY_MS + 999, DAY_MS)).toEqual([])
    expect(expireProducers(replica.states, DAY_MS + 1_000, DAY_MS)).toEqual([P])
    expect(produceAll(replica, batch(40), batch(40, 1, Q))).toEqual(['@2', OUT_OF_ORDER])
  })

  it('is the same for a follower that copies the log, so a new leader knows duplicates too', () => {
    const replica = emptyReplica()
    produceAll(replica, batch(0, 3), batch(3, 2), batch(0, 1, Q), batch(5))
    const follower = { log: replica.log, states: rebuilt(replica) }
    expect(follower.states).toEqual(replica.states)
    expect(produceAll(follower, batch(3, 2), batch(0, 1, Q), batch(6))).toEqual(['@3', '@5', '@7'])
  })

  it('goes back with a truncated log', () => {
    const replica = emptyReplica()
    produceAll(replica, batch(0, 3), batch(3), batch(0, 1, Q))
    const before = replica.states
    expect(truncateProducerStates(before, replica.log, [], 2_000, DAY_MS)).toBe(before)
    truncateTo(replica.log, 3)
    replica.states = truncateProducerStates(before, replica.log, [], 2_000, DAY_MS)
    expect(activeProducers(replica.states)).toMatchObject([{ producerId: P, lastSequence: 2 }])
    expect(replica.states.endOffset).toBe(3)
    expect(produceAll(replica, batch(3), batch(7, 1, Q))).toEqual(['@3', '@4'])
  })

  it('is, from a snapshot, the last batch of each and whatever the log has behind it', () => {
    const replica = emptyReplica()
    produceAll(replica, batch(0), batch(1), batch(0, 1, Q))
    const snapshot = takeSnapshot(replica.states)
    produceAll(replica, batch(2))
    const restarted = { log: replica.log, states: rebuilt(replica, [snapshot]) }
    const again = [batch(0), batch(1), batch(2), batch(0, 1, Q)]
    expect(produceAll(restarted, ...again)).toEqual([OUT_OF_ORDER, '@1', '@3', '@2'])
  })

  it('is written to a snapshot only when there is news', () => {
    const replica = emptyReplica()
    const none = withSnapshot([], replica.states, 0)
    expect(none).toEqual([])
    produceAll(replica, batch(0))
    const one = withSnapshot(none, replica.states, 0)
    expect(one.map((snapshot) => snapshot.offset)).toEqual([1])
    expect(withSnapshot(one, replica.states, 0)).toBe(one)
    expect(withSnapshot([], replica.states, 1), 'all of it is deleted').toEqual([])
  })

  it('survives the records themselves only by a snapshot, and not those who have expired', () => {
    const replica = emptyReplica()
    produceAll(replica, batch(0), batch(1))
    const snapshot = takeSnapshot(replica.states)
    produceAll(replica, batch(-1, 1, -1, -1))
    replica.log.startOffset = 1
    const kept = { log: replica.log, states: rebuilt(replica, [snapshot]) }
    expect(produceAll(kept, batch(5))).toEqual([OUT_OF_ORDER])
    expect(rebuilt(replica, [snapshot], 1_000 + DAY_MS).entries.size).toBe(0)
    replica.log.startOffset = 2
    expect(usableSnapshots([snapshot], 2, 3), 'Kafka deletes it').toEqual([])
    expect(rebuilt(replica, [snapshot]).entries.size).toBe(0)
  })

  it('ignores a snapshot beyond the end of the log and takes the latest below', () => {
    const replica = emptyReplica()
    produceAll(replica, batch(0), batch(1))
    const early = takeSnapshot(replica.states)
    produceAll(replica, batch(2), batch(3))
    const late = takeSnapshot(replica.states)
    truncateTo(replica.log, 3)
    const states = rebuilt(replica, [late, early])
    expect(activeProducers(states)).toMatchObject([{ lastSequence: 2 }])
    expect(firstOffsets(states)).toEqual([1, 2])
  })

  it('is copied for a keyframe and then goes its own way', () => {
    const replica = emptyReplica()
    produceAll(replica, batch(0))
    const copy = { log: replica.log, states: cloneData(replica.states) }
    noteAppend(replica.states, { ...batch(1), baseOffset: 1 }, 1_000)
    expect(copy.states.endOffset).toBe(1)
    expect(activeProducers(copy.states)).toMatchObject([{ lastSequence: 0 }])
    expect(activeProducers(replica.states)).toMatchObject([{ lastSequence: 1 }])
  })

  it('keeps every record once and in order, whatever five in flight are sent again', () => {
    const sends = fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 60 })
    fc.assert(
      fc.property(sends, (steps) => {
        const replica = emptyReplica()
        let next = 0
        for (const back of steps) {
          const sequence = Math.max(0, next - back)
          const answer = produce(replica, batch(sequence))
          if (back > 5 && next > 5) expect(answer).toBe(OUT_OF_ORDER)
          else expect(answer).toBe(`NONE baseOffset ${sequence}`)
          if (sequence === next) next += 1
        }
        expect(replica.log.endOffset).toBe(next)
        expect(rebuilt(replica)).toEqual(replica.states)
      }),
      { seed: 7, numRuns: 200 },
    )
  })
})
