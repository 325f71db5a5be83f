// What can be said of a consumer group, and of a consumer as its member.
import { subscribedTopics } from '../scenario/subscription.ts'
import type { ClusterState, ReaderState, ReadPartition } from '../trace/ClusterState.ts'
import { standingAt } from '../trace/Work.ts'
import { endpointWords } from '../words/en/endpoints.ts'
import { groupFactWords as words } from '../words/en/groups.ts'
import type { CaptionContext } from './captionContext.ts'
import { lengthText } from './clock.ts'
import { coordinatedGroup } from './groups/describeGroup.ts'
import { groupOf, ownedBy, readersOf } from './groups/ownership.ts'
import { ofOneTopic } from './groups/partitionText.ts'
import { workSections } from './groups/workFacts.ts'
import type { Fact, Facts } from './inspector.ts'
import type { Reason } from './reasons.ts'
import { committedImage } from './standing.ts'

const { labels } = words

/** A group as its coordinator has it; null = no broker that runs coordinates it. */
export function groupFacts({ state }: CaptionContext, id: string): Facts | null {
  const found = coordinatedGroup(state, id)
  if (found === undefined) return null
  const { node, group } = found
  const { view, setBy } = group
  const leader = view.members.find((member) => member.id === view.leader)
  return {
    kind: words.kind,
    title: id,
    peek: words.peek(view.state, view.generation),
    sections: [
      {
        title: null,
        rows: [
          { id: 'groupState', label: labels.state, value: view.state, setBy },
          { id: 'generation', label: labels.generation, value: String(view.generation), setBy },
          { id: 'assignor', label: labels.assignor, value: view.protocol || words.none },
          { id: 'groupLeader', label: labels.leader, value: leader?.client ?? words.none },
          {
            id: 'groupCoordinator',
            label: labels.coordinator,
            value: endpointWords.broker(String(node.id)),
          },
          unownedFact(state, id, setBy),
          {
            id: 'stored',
            label: labels.partition,
            value: words.stored(group.partition),
            mono: true,
          },
        ],
      },
      {
        title: words.members,
        rows: view.members.map(({ id: member, client, assignment }) => ({
          id: `member ${member}`,
          label: client,
          value: ofOneTopic(assignment).join(', ') || words.none,
        })),
      },
      {
        title: words.committed,
        rows: [...group.offsets].map(([partition, committed]) => ({
          id: `committedOffset ${partition}`,
          label: partition,
          value: String(committed.offset),
          setBy: committed.setBy,
        })),
      },
      ...workSections(state, id),
    ].filter(({ rows }) => rows.length > 0),
  }
}

/** Partitions that no member reads, and whom the group waits for. */
function unownedFact(state: ClusterState, group: string, setBy: number): Fact {
  const names = unownedOf(state, group)
  const value = ofOneTopic(names).join(', ') || words.none
  const fact = { id: 'unowned', label: labels.unowned, value }
  return names.length === 0 ? fact : { ...fact, setBy, reasons: whyUnowned(state, group) }
}

/** Partitions of the topics a group subscribes to that none of its readers owns. */
function unownedOf(state: ClusterState, group: string): readonly string[] {
  const readers = readersOf(state, group)
  const owned = new Set(readers.flatMap(ownedBy))
  const { topics } = committedImage(state)
  const names = topics.map(({ name }) => name)
  const wanted = new Set(readers.flatMap(({ spec }) => subscribedTopics(spec.subscribe, names)))
  return topics
    .filter(({ name }) => wanted.has(name))
    .flatMap(({ name, partitions }) => partitions.map((_, index) => `${name}-${index}`))
    .filter((name) => !owned.has(name))
}

/** While a round is open, its members that have not joined again are waited for. */
function whyUnowned(state: ClusterState, id: string): readonly Reason[] {
  const found = coordinatedGroup(state, id)
  if (found?.group.view.state !== 'PreparingRebalance') return []
  const awaited = found.group.view.members
    .map(({ client }) => client)
    .filter((client) => {
      const reader = state.clients.find((one) => one.id === client)
      return reader?.type === 'reader' && reader.membership?.state !== 'PREPARING_REBALANCE'
    })
  const [first] = awaited
  if (first === undefined) return []
  const interval = state.clients
    .find((one) => one.id === first)
    ?.configs.get('heartbeat.interval.ms')?.value
  return [
    {
      sentence: `${words.withheld(awaited, id)} ${words.hears}`,
      at: state.at,
      where: first,
      config: interval === undefined ? null : `heartbeat.interval.ms ${interval}`,
      place: `client:${first}`,
    },
  ]
}

/** A consumer's membership of its group; no section for one that has none. */
export function memberRows(state: ClusterState, reader: ReaderState): Facts['sections'] {
  const { membership } = reader
  if (membership === null || groupOf(reader) === '') return []
  const { group, setBy } = membership
  const owned = ownedBy(reader)
  const reasons = owned.length === 0 ? whyIdle(state, reader) : []
  return [
    {
      title: words.member(group),
      rows: [
        { id: 'membership', label: labels.membership, value: membership.state, setBy },
        {
          id: 'memberGeneration',
          label: labels.generation,
          value: membership.generation < 0 ? words.none : String(membership.generation),
        },
        {
          id: 'memberCoordinator',
          label: labels.coordinator,
          value:
            membership.coordinator < 0
              ? words.unknown
              : endpointWords.broker(String(membership.coordinator)),
          setBy: membership.coordinatorSetBy,
        },
        {
          id: 'owned',
          label: labels.owned,
          value: ofOneTopic(owned).join(', ') || words.none,
          setBy,
          reasons,
        },
        ...twiceFact(reader),
      ],
    },
  ]
}

/** A member without a partition in a stable group: there are more members than partitions. */
function whyIdle(state: ClusterState, reader: ReaderState): readonly Reason[] {
  const group = groupOf(reader)
  const view = coordinatedGroup(state, group)?.group.view
  const partitions = view?.members.reduce((sum, one) => sum + one.assignment.length, 0) ?? 0
  if (view?.state !== 'Stable' || view.members.length <= partitions) return []
  return [
    {
      sentence: words.idle(view.members.length, partitions),
      at: state.at,
      where: reader.id,
      config: null,
      place: `group:${group}`,
    },
  ]
}

function twiceFact({ partitions, former }: ReaderState): Fact[] {
  const count = [...partitions, ...former].reduce((sum, one) => sum + one.deliveredTwice, 0)
  return count === 0 ? [] : [{ id: 'twice', label: labels.twice, value: words.records(count) }]
}

/** Why a reader has a lag: what it works on, and how far it has got. */
export function whyBehind(
  { id, work, membership }: ReaderState,
  part: ReadPartition,
  at: number,
): Pick<Fact, 'setBy' | 'reasons'> {
  if (membership === null || part.lag <= 0) return {}
  const { name, position, highWatermark, positionSetBy } = part
  const sentences = [words.behind(position, highWatermark)]
  if (work !== null && !work.waits && work.perRecordUs > 0) {
    const done = Math.min(work.count, standingAt(work, at).passed + 1)
    sentences.push(words.working(done, work.count, lengthText(work.perRecordUs)))
  }
  const place = `partition:${name}`
  const reason = { sentence: sentences.join(' '), at, where: id, config: null, place }
  return { reasons: [reason], setBy: positionSetBy }
}
