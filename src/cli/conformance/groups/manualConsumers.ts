// Consumers whose poll() is called by hand, and what they answer between two polls.

import { consumed } from '../../../engine/consumer/group/commits.ts'
import { askCoordinator } from '../../../engine/consumer/group/coordinatorLink.ts'
import { findPositions } from '../../../engine/consumer/positions.ts'
import type { ReaderMemory, ReaderPartition } from '../../../engine/consumer/ReaderMemory.ts'
import { proceed, seek } from '../../../engine/consumer/reader.ts'
import { leavePoll } from '../../../engine/consumer/work.ts'
import type { CommittedOffset } from '../../../kafka/protocol/Group.ts'
import type { ReadFrom } from '../../../scenario/Scenario.ts'
import type { TraceEvent } from '../../../trace/TraceEvent.ts'
import { type GroupsLab, readerMemory, readerState } from './GroupsLab.ts'

/** What a consumer knows of ends: a high watermark counts from the poll() that takes up the fetch that told it. */
export interface KnownEnds {
  readonly told: Map<string, number>
  readonly taken: Map<string, number>
}

const STEP_MS = 1

/** Its application calls poll() only when it is told to. */
export function takeInHand(lab: GroupsLab, id: string): void {
  readerMemory(lab, id).paused = true
  lab.inHand.set(id, { told: new Map(), taken: new Map() })
}

/** Hears of every event: a poll() that has handed something out returns, before it would go on by itself. */
export function hearConsumers(lab: GroupsLab, event: TraceEvent): void {
  if (event.type !== 'FetchReturned' && event.type !== 'RecordsDelivered') return
  const ends = lab.inHand.get(event.client)
  if (!ends) return
  if (event.type === 'FetchReturned') {
    for (const { partition, highWatermark, error } of event.partitions)
      if (error === 'NONE') ends.told.set(partition, highWatermark)
    return
  }
  for (const { partition } of event.ranges) takeEnd(ends, partition)
  const reader = lab.story.simulation.sim.memory.readers.get(event.client)
  if (reader) reader.paused = true
}

function takeEnd({ told, taken }: KnownEnds, partition: string): void {
  const end = told.get(partition)
  if (end === undefined) return
  taken.set(partition, end)
  told.delete(partition)
}

/** poll(Duration): returns as soon as there are records. Gives how many. */
export function pollOnce(lab: GroupsLab, id: string, ms: number): number {
  const { sim } = lab.story.simulation
  const reader = readerMemory(lab, id)
  const before = readerState(lab, id).delivered
  reader.paused = false
  sim.cause = 0
  proceed(sim, reader)
  for (let waited = 0; waited < ms && !reader.paused && !reader.failed; waited += STEP_MS)
    lab.driver.wait(STEP_MS)
  reader.paused = true
  leavePoll(sim, reader)
  const ends = lab.inHand.get(id)
  // What is fetched for a paused partition is looked into and put back.
  for (const { name, position, bufferedTo, paused } of reader.partitions)
    if (ends && (paused || bufferedTo <= position)) takeEnd(ends, name)
  return readerState(lab, id).delivered - before
}

const POLL_MS = 100

/** Polls of 100 ms until so many records have come, for so long at most. */
export function pollUntil(lab: GroupsLab, id: string, count: number, maxMs: number): number {
  const end = lab.driver.nowMs() + maxMs
  let sum = 0
  while (sum < count && lab.driver.nowMs() < end) sum += pollOnce(lab, id, POLL_MS)
  return sum
}

/** seek(), seekToBeginning(), seekToEnd(). */
export function seekTo(lab: GroupsLab, id: string, partition: string, to: ReadFrom): void {
  const { sim } = lab.story.simulation
  sim.cause = 0
  seek(sim, readerMemory(lab, id), partition, to)
}

/** commitAsync(): it is sent, and nobody waits. */
export function commitLater(
  lab: GroupsLab,
  id: string,
  given: readonly CommittedOffset[] | null,
): void {
  const { sim } = lab.story.simulation
  const reader = readerMemory(lab, id)
  const { group: member } = reader
  if (!member) throw new Error(`${id} has no group`)
  const offsets = given ?? consumed(reader)
  const { group, generation, settings } = member
  const body = { group, generation, member: member.member, instance: settings.instance, offsets }
  sim.cause = 0
  askCoordinator<'OffsetCommit'>(
    sim,
    reader,
    member,
    { api: 'OffsetCommit', body, bytes: 90 + 20 * offsets.length },
    { type: 'commit', how: 'async', generation, offsets, first: false },
  )
}

/** What a consumer says of a partition. `end` and `beginning` also become the end it knows, as in Kafka. */
export function query(lab: GroupsLab, id: string, partition: string, what: string): string {
  const ends = lab.inHand.get(id)
  if (what === 'position') return `position ${positionOf(lab, id, partition)}`
  if (what === 'lag') {
    const end = ends?.taken.get(partition)
    const { position } = partitionOf(lab, id, partition)
    return `lag ${end === undefined || position < 0 ? 'unknown' : end - position}`
  }
  const dash = partition.lastIndexOf('-')
  const at = [partition.slice(0, dash), Number(partition.slice(dash + 1))] as const
  const { start, end } = lab.driver.offsets(...at)
  const offset = what === 'end' ? end : start
  ends?.taken.set(partition, offset)
  return `${what} ${offset}`
}

/** position(): waits until it is known. */
function positionOf(lab: GroupsLab, id: string, name: string): number {
  const { sim } = lab.story.simulation
  const reader: ReaderMemory = readerMemory(lab, id)
  const each = partitionOf(lab, id, name)
  while (each.position < 0 && !reader.failed) {
    sim.cause = 0
    findPositions(sim, reader)
    lab.driver.wait(STEP_MS)
  }
  return each.position
}

function partitionOf(lab: GroupsLab, id: string, name: string): ReaderPartition {
  const each = readerMemory(lab, id).partitions.find((candidate) => candidate.name === name)
  if (!each) throw new Error(`${id} has not ${name}`)
  return each
}
