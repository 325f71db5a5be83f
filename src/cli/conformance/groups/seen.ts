// What the recorder's consumers told: their callbacks, and the records they were given, partition by partition.
import { exceptionInFull } from '../../../kafka/errorTexts.ts'
import type { EventOf, TraceEvent } from '../../../trace/TraceEvent.ts'
import { batchLine, type ProducerNames } from '../clientsAnswers.ts'
import type { Json } from '../json.ts'
import {
  eventsSince,
  type GroupsLab,
  groupOf,
  placeOf,
  playerOf,
  readerState,
} from './GroupsLab.ts'

interface Told {
  readonly callbacks: string[]
  readonly callbacksMs: number[]
  readonly records: Map<string, { from: number; to: number }[]>
}

/** By client, since the event with that index. */
export function eventsSeen(
  lab: GroupsLab,
  from: number,
  { sinceMs, times }: { readonly sinceMs: number; readonly times: boolean },
): Record<string, Json> {
  const told = new Map<string, Told>()
  for (const event of eventsSince(lab, from)) note(told, event, sinceMs)
  return Object.fromEntries(
    [...told].map(([client, { callbacks, callbacksMs, records }]) => [
      client,
      {
        ...(callbacks.length > 0 ? { callbacks } : {}),
        ...(times && callbacks.length > 0 ? { callbacksMs } : {}),
        ...(records.size > 0 ? { records: rangesOf(records) } : {}),
      },
    ]),
  )
}

/** A broker's address, which recordings do not tell. */
const ADDRESS = /broker-\d+:9092/g

function note(told: Map<string, Told>, event: TraceEvent, sinceMs: number): void {
  const of = (client: string): Told => {
    const known = told.get(client) ?? { callbacks: [], callbacksMs: [], records: new Map() }
    told.set(client, known)
    return known
  }
  const callback = (client: string, text: string) => {
    of(client).callbacks.push(text)
    of(client).callbacksMs.push(event.at / 1000 - sinceMs)
  }
  if (event.type === 'RebalanceListenerCalled')
    callback(event.client, `${event.callback} ${event.partitions.toSorted().join(' ')}`)
  if (event.type === 'CallFailed' && event.call === 'poll')
    callback(event.client, `pollThrew ${exceptionInFull(event.error).replace(ADDRESS, '<broker>')}`)
  if (event.type === 'CommitAnswered' && event.how === 'async')
    callback(event.client, `commitCallback ${answerText(event)}`)
  if (event.type === 'CommitAnswered' && event.how === 'listener')
    callback(
      event.client,
      `commitSync in listener ${event.error === '' ? 'ok' : `threw ${exceptionInFull(event.error)}`}`,
    )
  if (event.type === 'RecordsDelivered')
    for (const { partition, from, to } of event.ranges)
      addRange(of(event.client).records, partition, from, to)
}

function answerText({ error, offsets }: EventOf<'CommitAnswered'>): string {
  const list = offsets.map(({ partition, offset }) => `${partition}=${offset}`)
  return `${error === '' ? 'ok' : exceptionInFull(error)} {${list.join(', ')}}`
}

function addRange(
  records: Map<string, { from: number; to: number }[]>,
  partition: string,
  from: number,
  to: number,
): void {
  const ranges = records.get(partition) ?? []
  records.set(partition, ranges)
  const last = ranges.at(-1)
  if (last?.to === from) last.to = to
  else ranges.push({ from, to })
}

function rangesOf(records: Told['records']): Record<string, string> {
  return Object.fromEntries(
    [...records].map(([partition, ranges]) => [
      partition,
      ranges.map(({ from, to }) => (to - from === 1 ? `${from}` : `${from}-${to - 1}`)).join(','),
    ]),
  )
}

/** A group as describeConsumerGroups tells it; members by the client that joined first as them. */
export function groupSeen(lab: GroupsLab, id: string): Json {
  const group = groupOf(lab, id)
  if (!group) return { error: `GroupIdNotFoundException: Group ${id} not found.` }
  const { state, protocol, members } = group.view
  return {
    state,
    type: 'Classic',
    // DescribeGroups tells it of a stable group only.
    assignor: state === 'Stable' ? protocol : '',
    members: Object.fromEntries(
      members.map((member) => {
        const process = playerOf(lab, member.id)
        const generation = process && readerState(lab, process).membership?.generation
        return [
          member.client,
          {
            assignment: member.assignment.toSorted().join(' '),
            ...(member.instance === null ? {} : { instance: member.instance }),
            ...(process !== undefined && process !== member.client ? { process } : {}),
            ...(typeof generation === 'number' ? { generation } : {}),
          },
        ]
      }),
    ),
  }
}

/** `start 0 end 30 lso 30`. */
export function offsetsSeen({ driver }: GroupsLab, name: string): string {
  const { topic, partition } = placeOf(name)
  const { start, end, lastStable } = driver.offsets(topic, partition)
  return `start ${start} end ${end} lso ${lastStable}`
}

/** The batches of a log, a line each. */
export function logSeen({ driver }: GroupsLab, name: string, producers: ProducerNames): Json {
  const { topic, partition } = placeOf(name)
  return driver.log(topic, partition).map((batch) => batchLine(batch, producers, false))
}

/** Committed offsets in the order of partitions, as a Java map prints. */
export function committedSeen(lab: GroupsLab, id: string): string {
  const offsets = [...(groupOf(lab, id)?.offsets ?? [])].toSorted(([a], [b]) => (a < b ? -1 : 1))
  return `{${offsets.map(([partition, { offset }]) => `${partition}=${offset}`).join(', ')}}`
}
