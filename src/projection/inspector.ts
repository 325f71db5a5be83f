// The values of the selected thing at one instant, and what they were before the current step.
import { exceptionInFull } from '../kafka/errorTexts.ts'
import type { ClusterState } from '../trace/ClusterState.ts'
import type { TraceEvent } from '../trace/TraceEvent.ts'
import { offsetsText } from '../words/en/events.ts'
import { inspectorWords as words } from '../words/en/inspector.ts'
import { lossSentences } from '../words/en/laws.ts'
import type { CaptionContext } from './captionContext.ts'
import { clientFacts } from './clientFacts.ts'
import { groupFacts } from './groupFacts.ts'
import type { InspectorModel, InspectorRow, InspectorSection } from './InspectorModel.ts'
import { brokerFacts, eventFacts, messageFacts } from './nodeFacts.ts'
import { partitionFacts, recordFacts } from './partitionFacts.ts'
import { controllerFacts, quorumFacts } from './quorumFacts.ts'
import type { Reason } from './reasons.ts'
import { replicaFacts } from './replicaFacts.ts'
import { parseSelection, type Selection, type SelectionId, selectedPartition } from './selection.ts'

/** A thing's facts before they are dressed for the panel. */
export interface Facts {
  readonly kind: string
  readonly title: string
  readonly sections: readonly FactSection[]
  readonly peek: string
}

interface FactSection {
  readonly title: string | null
  readonly rows: readonly Fact[]
}

export interface Fact {
  readonly id: string
  readonly label: string
  readonly value: string
  /** The event that set it; 0 or absent = nothing to ask. */
  readonly setBy?: number
  /** What is so before any event is named: the first links of its chain. */
  readonly reasons?: readonly Reason[]
  readonly mono?: boolean
  /** One sentence under the row. */
  readonly about?: string
}

export interface InspectorInput {
  readonly context: CaptionContext
  readonly at: number
  readonly selection: SelectionId
  /** The same selection's model before the current step: changed values then read `5 → 6`. */
  readonly before?: InspectorModel | null
  /** For `event:` selections. */
  readonly eventNumbered?: (n: number) => TraceEvent | undefined
}

/** The inspector; null when the selected thing is not there at this instant. */
export function projectInspector(input: InspectorInput): InspectorModel | null {
  const facts = factsOf(input)
  if (facts === null) return null
  const before = input.before?.selection === input.selection ? input.before : null
  return {
    selection: input.selection,
    kind: facts.kind,
    title: facts.title,
    sections: facts.sections.map((section) => sectionOf(section, before)),
    alerts: alertsOf(input.context.state, parseSelection(input.selection)),
    peek: facts.peek,
  }
}

/** The facts of a selection, with the events that set them. */
export function factsOf(input: Omit<InspectorInput, 'before'>): Facts | null {
  const { context, at } = input
  const selection = parseSelection(input.selection)
  switch (selection?.type) {
    case 'partition':
      return partitionFacts(context, selection.partition, at)
    case 'record':
      return recordFacts(context, selection.partition, selection.offset)
    case 'replica':
      return replicaFacts(context, selection.partition, selection.node, at)
    case 'controller':
      return controllerFacts(context.state, selection.node, at)
    case 'broker':
      return brokerFacts(context.state, selection.node, at)
    case 'client':
      return clientFacts(context, selection.client, at)
    case 'group':
      return groupFacts(context, selection.group)
    case 'message':
      return messageFacts(context, selection.message)
    case 'quorum':
      return quorumFacts(context.state)
    case 'event':
      return eventFacts(context, input.eventNumbered?.(selection.event))
    case undefined:
      return null
  }
}

function sectionOf(section: FactSection, before: InspectorModel | null): InspectorSection {
  const old = before?.sections.find((one) => one.title === section.title)
  return { title: section.title, rows: section.rows.map((fact) => rowOf(fact, old)) }
}

function rowOf(fact: Fact, old: InspectorSection | undefined): InspectorRow {
  const was = old?.rows.find((row) => row.id === fact.id)?.value
  return {
    id: fact.id,
    label: fact.label,
    value: fact.value,
    was: was !== undefined && was !== fact.value ? was : null,
    askable: (fact.setBy ?? 0) > 0 || (fact.reasons?.length ?? 0) > 0,
    mono: fact.mono ?? false,
    about: fact.about ?? null,
  }
}

function alertsOf(state: ClusterState, selection: Selection | null): InspectorModel['alerts'] {
  const alerts: { title: string; text: string }[] = []
  const partition = selectedPartition(selection)
  for (const broken of state.broken) {
    if (broken.partition !== partition) continue
    alerts.push({
      title: words.alerts.lost,
      text: [
        words.alerts.lostText(broken.partition, offsetsText(broken.from, broken.to)),
        ...(broken.why ? [lossSentences[broken.why]] : []),
      ].join(' '),
    })
  }
  const client =
    selection?.type === 'client'
      ? state.clients.find((one) => one.id === selection.client)
      : undefined
  if (client?.lastError) {
    alerts.push({ title: words.alerts.error, text: exceptionInFull(client.lastError.error) })
  }
  return alerts
}
