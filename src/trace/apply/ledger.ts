// Which records an ack had named, and which of them no copy holds any more. Told from the logs themselves: an offset may have
// been given to another record by a leader elected uncleanly.
import type { Acks, NodeId } from '../../kafka/terms.ts'
import type { BrokenPromise, ClusterState, PartitionLedger, ReplicaState } from '../ClusterState.ts'
import { eachBatch, type Log, recordAt } from '../log/Log.ts'
import { replicaNamed } from './find.ts'
import { findLossCause, type LossCause } from './lossCause.ts'
import { addRange, hasNumber, removeNumber } from './ranges.ts'

/** Before a cut: what no copy holds any more, record by record, with whether it had been acknowledged, and why. Whole batches go. */
export function noteLost(
  state: ClusterState,
  node: NodeId,
  cut: ReplicaState,
  to: number,
  event: number,
): void {
  const ledger = state.ledger.get(cut.name)
  if (!ledger || to >= cut.log.endOffset) return
  const copies = otherCopies(state, node, cut)
  const causeOf = findLossCause(state, node, cut, ledger, event)
  eachBatch(cut.log, to, cut.log.endOffset, (batch) => {
    let cause: LossCause | undefined
    let offset = batch.baseOffset
    for (let run = 0; run < batch.runs.length; run += 3) {
      const [source = 0, first = 0, count = 0] = batch.runs.slice(run, run + 3)
      for (let k = 0; k < count; k++, offset++) {
        const record = { source, number: first + k, offset }
        if (copies.some((log) => isAt(log, record))) continue
        cause ??= causeOf(batch)
        const acked = takeAcked(ledger, copies, offset)
        const acks = acksOf(state, source)
        ledger.lost.push(Object.freeze({ ...record, acked, acks, event, ...cause }))
      }
    }
  })
}

/** What the sender of a source's records asks for. */
function acksOf(state: ClusterState, source: number): Acks {
  const sender = state.sources[source]?.client
  const client = state.clients.find(({ id }) => id === sender)
  return client?.type === 'producer' ? client.acks : -1
}

function otherCopies(state: ClusterState, node: NodeId, cut: ReplicaState): readonly Log[] {
  return state.nodes.flatMap((other) =>
    other.id === node
      ? []
      : other.replicas
          .filter((copy) => copy.name === cut.name && copy.topicId === cut.topicId)
          .map((copy) => copy.log),
  )
}

interface Stored {
  readonly source: number
  readonly number: number
  readonly offset: number
}

function isAt(log: Log, { source, number, offset }: Stored): boolean {
  const record = recordAt(log, offset)
  return record?.source === source && record.number === number
}

/** Whether an ack had named the record that was at an offset; the ack of another one, elsewhere at that offset, still holds. */
function takeAcked(ledger: PartitionLedger, copies: readonly Log[], offset: number): boolean {
  if (hasNumber(ledger.overwritten, offset)) {
    removeNumber(ledger.overwritten, offset)
    return true
  }
  const isElsewhere = copies.some((log) => offset >= log.startOffset && offset < log.endOffset)
  if (isElsewhere || !hasNumber(ledger.acked, offset)) return false
  removeNumber(ledger.acked, offset)
  return true
}

/** An ack names offsets; where a later leader has other records there by now, those are not the ones it speaks of. */
export function noteAcked(
  state: ClusterState,
  ledger: PartitionLedger,
  partition: string,
  runs: readonly number[],
  baseOffset: number,
): void {
  const [source = -1, number = -1] = runs
  let count = 0
  for (let run = 2; run < runs.length; run += 3) count += runs[run] ?? 0
  let leader: ReplicaState | undefined
  for (const node of state.nodes) {
    const copy = replicaNamed(node, partition)
    if (copy?.leads && copy.leaderEpoch > (leader?.leaderEpoch ?? -1)) leader = copy
  }
  const stored = leader && recordAt(leader.log, baseOffset)
  const isOther = stored && (stored.source !== source || stored.number !== number)
  addRange(isOther ? ledger.overwritten : ledger.acked, baseOffset, baseOffset + count)
}

/** Why a cut lost acknowledged records: of those that were promised most. */
export function verdictOf(
  state: ClusterState,
  partition: string,
  cut: number,
): Pick<BrokenPromise, 'why' | 'acks' | 'because'> {
  const lost = state.ledger.get(partition)?.lost.filter((each) => each.acked && each.event === cut)
  const worst = lost?.find(({ acks }) => acks === -1) ?? lost?.[0]
  return worst ? { why: worst.why, acks: worst.acks, because: worst.because } : {}
}
