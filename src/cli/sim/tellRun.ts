// The run in sentences: who is there, then what happens, one event a line.
import type { Simulation } from '../../engine/simulate.ts'
import { type CaptionContext, learn } from '../../projection/captionContext.ts'
import { captionOf } from '../../projection/captions.ts'
import { clockText } from '../../projection/clock.ts'
import type { Scenario } from '../../scenario/Scenario.ts'
import { LEVELS } from '../../trace/levels.ts'
import type { FileRecords } from '../../trace/records.ts'
import type { EventType, TraceEvent } from '../../trace/TraceEvent.ts'
import { captionContext } from '../seeds/lastEvents.ts'
import { castLines } from './castLines.ts'

export interface Teller {
  /** The lines before the first event. */
  begin(run: Simulation): readonly string[]
  /** The line of an event; undefined for one that is not told. */
  tell(event: TraceEvent): string | undefined
}

/** So often an explanation is given in the very same words; after that the reader knows. */
const MOST_TOLD = 3
const TIME_CHARS = 10

/** Their lines say why a record waits: told every time. */
const ALWAYS_EXPLAINED: ReadonlySet<EventType> = new Set(['RecordQueued', 'SendBlocked'])

export function createTeller(
  scenario: Scenario,
  files: ReadonlyMap<string, FileRecords>,
): Teller & { readonly learn: (event: TraceEvent, run: Simulation) => void } {
  let context: CaptionContext | undefined
  const told = new Map<string, number>()
  return {
    learn: (event, run) => {
      context ??= captionContext(run.state, files)
      learn(context.memory, event)
    },
    begin: () => castLines(scenario),
    tell: (event) => {
      if (!context || event.at < 0 || !isTold(event, context)) return undefined
      const { headline, line } = captionOf(event, context)
      const time = clockText(event.at).padStart(TIME_CHARS)
      return `${time}  ${[headline, explanation(event, line, told)].filter(Boolean).join(' ')}`
    },
  }
}

function explanation(event: TraceEvent, line: string, told: Map<string, number>): string {
  const times = (told.get(line) ?? 0) + 1
  if (line !== '') told.set(line, times)
  return times > MOST_TOLD && !ALWAYS_EXPLAINED.has(event.type) ? '' : line
}

/** Chatter is left out, and so is an arrival that is followed at once by what it brings about. */
function isTold(event: TraceEvent, { state }: CaptionContext): boolean {
  if (event.n === 0) return false
  if (event.type === 'MessageArrived') return event.stage === 'waiting'
  if (event.type === 'FetchReturned') {
    const reader = state.clients.find(({ id }) => id === event.client)
    const isBusy = reader?.type === 'reader' && reader.work !== null
    return isBusy && event.partitions.some(({ from, to }) => to > from)
  }
  return LEVELS[event.type] !== 'chatter'
}
