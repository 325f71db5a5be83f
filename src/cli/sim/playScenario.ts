// One run, from its beginning to its end, under all laws; every event is offered to whoever listens.
import '../../engine/group/index.ts'
import { MAX_EVENTS } from '../../engine/limits.ts'
import { type Simulation, simulate } from '../../engine/simulate.ts'
import { US_PER_MS, US_PER_S, type Us } from '../../kafka/terms.ts'
import { durationUs } from '../../scenario/duration.ts'
import type { Scenario } from '../../scenario/Scenario.ts'
import type { ClusterState } from '../../trace/ClusterState.ts'
import { type BrokenLaw, checkLaws, LAWS } from '../../trace/laws/index.ts'
import { type Breach, watchPromises } from '../../trace/promises/index.ts'
import { type FileRecords, recordCount } from '../../trace/records.ts'
import type { TraceEvent } from '../../trace/TraceEvent.ts'
import { countRecords, type RecordCounter } from './countRecords.ts'

export interface Play {
  readonly scenario: Scenario
  readonly files: ReadonlyMap<string, FileRecords>
  /** Where the run ends; absent = where the scenario says, or when the records of `client` are processed. */
  readonly until?: Us
  /** The client that sends a person's file: the run goes on until its records are processed. */
  readonly client?: string
  /** Told once the run stands at its beginning, and then after every event. */
  readonly begin?: (run: Simulation) => void
  readonly onEvent?: (event: TraceEvent, run: Simulation) => void
  /** True when the run should pause; it goes on when `rest` settles, unless that says to stop. */
  readonly isFull?: () => boolean
  readonly rest?: () => Promise<boolean>
}

export interface Played {
  readonly run: Simulation
  readonly counter: RecordCounter
  readonly broken: BrokenLaw | undefined
  readonly breaches: readonly Breach[]
  /** False when a file's records were waited for in vain. */
  readonly isProcessed: boolean
  /** True when the run may have no more events. */
  readonly isAtLimit: boolean
}

/** How long nothing may be processed before a file's last records are given up, and how often one looks. */
const PATIENCE_US = 300 * US_PER_S
const LOOK_EVERY_US = 100 * US_PER_MS

/** Plays a scenario that has been through `decodeScenario`. */
export async function playScenario(play: Play): Promise<Played> {
  const early: TraceEvent[] = []
  const run = simulate(play.scenario, {
    files: play.files,
    onEvent: (event) => early.push(event),
  })
  const counter = countRecords(run.state)
  const watch = checkLaws(run.state, LAWS)
  const promises = watchPromises(run.state)
  let broken: BrokenLaw | undefined
  for (const event of early) play.onEvent?.(event, run)
  run.listen((event) => {
    broken ??= watch.after(event)
    promises.after(event)
    counter.take(event)
    play.onEvent?.(event, run)
  })
  const go = (at: Us) => runTo(run, at, play, () => broken !== undefined)
  if (run.now < 0) await go(-1)
  play.begin?.(run)
  let isProcessed = true
  if (play.until !== undefined) await go(play.until)
  else isProcessed = await runToTheEnd(run, play, counter, go)
  broken ??= watch.atEnd()
  const { breaches } = promises
  return { run, counter, broken, breaches, isProcessed, isAtLimit: run.state.n >= MAX_EVENTS }
}

/** False when it was stopped on the way. */
type Go = (at: Us) => Promise<boolean>

async function runTo(
  run: Simulation,
  at: Us,
  play: Play,
  isBroken: () => boolean,
): Promise<boolean> {
  const isOver = () => isBroken() || (play.isFull?.() ?? false)
  while (!run.run({ at, isOver })) {
    if (isBroken() || run.state.n >= MAX_EVENTS) return false
    if (play.rest && !(await play.rest())) return false
  }
  return !isBroken()
}

/** To the scenario's own end, and on while records of a person's file are under way. */
async function runToTheEnd(
  run: Simulation,
  play: Play,
  counter: RecordCounter,
  go: Go,
): Promise<boolean> {
  const endsAt = durationUs(play.scenario.endsAfter)
  if (!(await go(endsAt))) return true
  const sender = play.scenario.clients.find(({ id }) => id === play.client)
  if (sender?.type !== 'producer' || sender.workload?.type !== 'file') return true
  const total = recordCount(sender.workload, play.files)
  let rest = restOf(run, counter, sender.id, total)
  let movedAt = endsAt
  for (let at = endsAt; rest > 0; at += LOOK_EVERY_US) {
    if (!(await go(at))) return true
    const left = restOf(run, counter, sender.id, total)
    if (left < rest) movedAt = at
    else if (at - movedAt >= PATIENCE_US) return false
    rest = left
  }
  return true
}

/** Steps that the records of a client's file still have to go: each is sent, settled, and processed if anybody reads its topic. */
function restOf(
  { state }: Simulation,
  counter: RecordCounter,
  client: string,
  total: number,
): number {
  const source = state.sources.find(
    (each) => each.client === client && each.workload.type === 'file',
  )
  if (!source) return 3 * total
  const settled = source.ackedCount + source.failedCount
  const toSend = total - source.sent + (total - settled)
  if (!isRead(state, source.topic)) return toSend
  let lost = 0
  for (const ledger of state.ledger.values())
    for (const record of ledger.lost) if (record.source === source.index) lost++
  const toProcess = total - source.failedCount - lost - counter.processedOf(source.index)
  return toSend + Math.max(0, toProcess)
}

function isRead(state: ClusterState, topic: string): boolean {
  return state.clients.some(
    (reader) => reader.type === 'reader' && reader.partitions.some((each) => each.topic === topic),
  )
}
