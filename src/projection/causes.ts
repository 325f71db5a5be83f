// Why a value is as it is: from the event that set it, back along its causes to an act, a config or the start.
import { partitionName } from '../kafka/terms.ts'
import { levelOf } from '../trace/levels.ts'
import type { TraceEvent } from '../trace/TraceEvent.ts'
import { inspectorWords, questions } from '../words/en/inspector.ts'
import {
  type CaptionContext,
  createEventMemory,
  findConfig,
  findMessage,
} from './captionContext.ts'
import { captionOf } from './captions.ts'
import { clockText } from './clock.ts'
import { eventPlace } from './eventPlace.ts'
import type { ValueId, WhyLink, WhyModel } from './InspectorModel.ts'
import { type Fact, factsOf } from './inspector.ts'
import type { Reason } from './reasons.ts'
import type { SelectionId } from './selection.ts'
import { settingOf } from './settings.ts'

/** Links shown at most; the chain itself may be longer. */
export const LONGEST_CHAIN = 6
/** Causes followed at most: no chain of one record is longer. */
const FOLLOWED = 120

export interface WhyInput {
  readonly context: CaptionContext
  readonly at: number
  readonly selection: SelectionId
  readonly value: ValueId
  readonly eventNumbered: (n: number) => TraceEvent | undefined
}

/** The chain of one value; null when nothing set it. */
export function projectWhy(input: WhyInput): WhyModel | null {
  const facts = factsOf(input)
  const fact = facts?.sections
    .flatMap((section) => section.rows)
    .find((row) => row.id === input.value)
  if (facts === null || fact === undefined) return null
  const reasons = fact.reasons ?? []
  const events = chainOf(fact.setBy ?? 0, input.eventNumbered)
  if (events.length + reasons.length === 0) return null
  const context = { ...input.context, memory: createEventMemory([...events].reverse()) }
  const shown = choose(events, LONGEST_CHAIN - reasons.length)
  const links = [
    ...reasons.map((reason, index) => reasonLink(reason, index)),
    ...shown.map((event, index) =>
      linkOf(event, index + reasons.length, index === shown.length - 1, context),
    ),
  ]
  return {
    value: input.value,
    question: questionOf(facts.title, fact),
    links: withStart(links, shown.at(-1)),
  }
}

/** Events from the setter back to the root, newest first. */
export function chainOf(from: number, eventNumbered: WhyInput['eventNumbered']): TraceEvent[] {
  const chain: TraceEvent[] = []
  for (let n = from; n > 0 && chain.length < FOLLOWED; ) {
    const event = eventNumbered(n)
    if (event === undefined) break
    chain.push(event)
    // A cause is always older: anything else would be a loop.
    if (event.cause >= n) break
    n = event.cause
  }
  return chain
}

/** How much a link explains: arrivals and book-keeping say nothing that their neighbours do not, a setting says a lot. */
export function weightOf(event: TraceEvent): number {
  if (event.type === 'MessageArrived' || event.type === 'BatchesSent') return 0
  const level = levelOf(event)
  if (level === 'chatter') return 0
  if (event.configs !== undefined) return 4
  if (level === 'message') return event.type === 'MessageSent' ? 2 : 1
  return level === 'decision' ? 3 : 4
}

/** The first and the last always, between them what explains most, in order. */
function choose(events: readonly TraceEvent[], most: number): TraceEvent[] {
  const last = events.length - 1
  const told = new Set(events.flatMap((event) => ('partition' in event ? [event.partition] : [])))
  const kept = events.filter(
    (event, index) =>
      index === 0 || index === last || (weightOf(event) > 0 && isToldOf(event, told)),
  )
  while (kept.length > Math.max(2, most)) {
    let weakest = 1
    for (let index = 1; index < kept.length - 1; index++) {
      const [one, other] = [kept[index], kept[weakest]]
      // Of equals the older goes: the nearest causes are asked about most.
      if (one && other && weightOf(one) <= weightOf(other)) weakest = index
    }
    kept.splice(weakest, 1)
  }
  return kept
}

/** Decisions of one batch stand behind one another: those on partitions that no other link speaks of are left out. */
function isToldOf(event: TraceEvent, told: ReadonlySet<unknown>): boolean {
  if (event.type !== 'MetadataAppended' || event.record.type !== 'PartitionChange') return true
  return told.has(partitionName(event.record.topic, event.record.partition))
}

function reasonLink(reason: Reason, index: number): WhyLink {
  return {
    ...reason,
    number: index + 1,
    time: clockText(reason.at),
    event: 0,
    last: false,
  }
}

function linkOf(event: TraceEvent, index: number, last: boolean, context: CaptionContext): WhyLink {
  const { headline, line, why = line } = captionOf(event, context)
  const { node, place } = eventPlace(event, (id) => findMessage(context, id), context.state.nodes)
  return {
    number: index + 1,
    sentence: why === '' || last ? headline : `${headline} ${why}`,
    at: event.at,
    time: clockText(event.at),
    where: node,
    config: configOf(event, context),
    event: event.n,
    last,
    place,
  }
}

/** The config that decided it: as the event says, or the one that rules its kind. */
function configOf(event: TraceEvent, context: CaptionContext): string | null {
  const [told] = event.configs ?? []
  if (told !== undefined) return `${told.name} ${told.value}`
  if (event.type === 'QuorumStateChanged' && event.to === 'Prospective')
    return nodeSetting(context, event.node, QUORUM_TIMEOUTS[event.from])
  if (event.type === 'RecordQueued' && event.opens)
    return setting(context, event.client, 'linger.ms')
  if (event.type === 'RecordQueued' && event.full)
    return setting(context, event.client, 'batch.size')
  if (event.type === 'MembershipChanged' && event.why === POLL_TIMEOUT)
    return setting(context, event.client, 'max.poll.interval.ms')
  if (event.type === 'BatchAcked') return setting(context, event.client, 'acks')
  return null
}

/** As the heartbeat thread says it when it leaves for an application that does not poll. */
const POLL_TIMEOUT = 'consumer poll timeout has expired.'

/** What runs out before a voter asks for votes. */
const QUORUM_TIMEOUTS: Readonly<Record<string, string>> = {
  Follower: 'controller.quorum.fetch.timeout.ms',
  Unattached: 'controller.quorum.election.timeout.ms',
  Candidate: 'controller.quorum.election.timeout.ms',
}

function nodeSetting(context: CaptionContext, id: number, name: string | undefined): string | null {
  const node = context.state.nodes.find((one) => one.id === id)
  const value = node === undefined || name === undefined ? '' : settingOf(node, name)
  return value === '' ? null : `${name} ${value}`
}

function setting(context: CaptionContext, who: string, name: string): string | null {
  const config = findConfig(context, who, name)
  return config === undefined ? null : `${name} ${config.value}`
}

/** A chain without a root of its own gets the scene's beginning. */
function withStart(links: readonly WhyLink[], root: TraceEvent | undefined): readonly WhyLink[] {
  if (root?.type === 'ActPerformed') return links
  if (links.length === 0 || (links.length > 1 && links.at(-1)?.last === true)) return links
  return [
    ...links.map((link) => ({ ...link, last: false })),
    {
      number: links.length + 1,
      sentence: inspectorWords.startOfScene,
      at: 0,
      time: clockText(0),
      where: '',
      config: null,
      event: 0,
      last: true,
      place: null,
    },
  ]
}

function questionOf(title: string, fact: Fact): string {
  const kind = fact.id.split(' ')[0] ?? fact.id
  return (questions[kind] ?? (() => inspectorWords.why))(title, fact.value)
}
