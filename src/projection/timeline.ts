// The run as a line with its idle stretches folded, and the moment around now as bars.
import { ticks } from 'd3-array'
import { US_PER_MS, US_PER_S, type Us } from '../kafka/terms.ts'
import type { TraceEvent } from '../trace/TraceEvent.ts'
import { timelineWords as words } from '../words/en/timeline.ts'
import { clockText, lengthText } from './clock.ts'
import type { Process } from './endpoints.ts'
import { milestoneText } from './milestones.ts'
import { projectNow } from './nowBars.ts'
import { piecewise } from './piecewise.ts'
import type { BranchModel, MilestoneModel, RunModel, TimelineModel } from './TimelineModel.ts'

export interface Stretch {
  readonly from: Us
  readonly to: Us
}

export interface TimelineInput {
  readonly at: Us
  /** Number of the last event folded. */
  readonly n?: number
  /** Where the line ends. */
  readonly endsAt: Us
  /** How far the run is known. */
  readonly reachedAt: Us
  /** The cluster's processes, so that a controller is called one. */
  readonly nodes?: readonly Process[]
  /** All milestones known, future ones too. */
  readonly milestones: readonly TraceEvent[]
  /** Stretches in which nothing happens, in order. */
  readonly idle: readonly Stretch[]
  readonly branches: readonly {
    readonly id: string
    readonly name: string
    readonly forkAt: Us
    readonly toAt: Us
    readonly current: boolean
  }[]
  /** The stretch that plays over and over. */
  readonly loop?: Stretch | null
  /** px of the track. */
  readonly width: number
  /** Events around now; null = no now level (low windows, phones). */
  readonly around: { readonly events: readonly TraceEvent[]; readonly halfUs: Us } | null
}

/** px an idle stretch is folded to. */
const FOLD = 48
/** A stretch is folded when it would take more than this share of the line. */
const FOLD_SHARE = 0.06
const ICON = 22
/** px of a character of a label, with a little air. */
const CHARACTER = 6.6

/** Px ↔ time on the run's track. Both directions stay inside the run. */
export interface RunScale {
  readonly toX: (at: Us) => number
  readonly toTime: (x: number) => Us
  readonly folds: readonly (Stretch & { readonly x: number })[]
}

/** The track's scale: busy time in proportion, idle stretches folded. */
export function runScale(input: Pick<TimelineInput, 'endsAt' | 'idle' | 'width'>): RunScale {
  const end = Math.max(1, input.endsAt)
  const folded = input.idle.filter(
    ({ from, to }) =>
      to - from > end * FOLD_SHARE && ((to - from) / end) * input.width > 2 * FOLD && to <= end,
  )
  const idle = folded.reduce((total, { from, to }) => total + to - from, 0)
  const perUs = Math.max(0, input.width - folded.length * FOLD) / Math.max(1, end - idle)
  const domain = [0]
  const range = [0]
  let x = 0
  let before = 0
  for (const { from, to } of folded) {
    x += (from - before) * perUs
    domain.push(from, to)
    range.push(x, x + FOLD)
    x += FOLD
    before = to
  }
  domain.push(end)
  range.push(input.width)
  return {
    toX: (at) => piecewise(domain, range, at),
    toTime: (px) => Math.round(piecewise(range, domain, px)),
    folds: folded.map((stretch) => ({ ...stretch, x: piecewise(domain, range, stretch.from) })),
  }
}

/** Both levels and the branches. */
export function projectTimeline(input: TimelineInput): TimelineModel {
  const scale = runScale(input)
  const run: RunModel = {
    width: input.width,
    from: 0,
    to: input.endsAt,
    x: scale.toX(input.at),
    reachedX: scale.toX(input.reachedAt),
    milestones: milestonesOf(input, scale),
    folds: scale.folds.map(({ from, to, x }) => ({
      x,
      width: FOLD,
      text: words.idle(lengthText(to - from)),
    })),
    ticks: ticksOf(input, scale),
  }
  return {
    at: input.at,
    run,
    now:
      input.around === null
        ? null
        : projectNow(input.at, input.around.events, input.around.halfUs, input.width),
    branches: branchesOf(input, scale),
    loop: loopOf(input, scale),
    valueText: words.value(clockText(input.at), clockText(input.endsAt), lastLabel(run.milestones)),
  }
}

function lastLabel(milestones: readonly MilestoneModel[]): string {
  return milestones.filter((milestone) => !milestone.future).at(-1)?.label ?? ''
}

function milestonesOf(input: TimelineInput, scale: RunScale): MilestoneModel[] {
  const all = input.milestones
    .filter((event) => event.at >= 0)
    .map((event) => milestoneOf(event, input, scale))
  const shown = new Map(
    all.map((milestone) => [milestone.event, 'tick' as MilestoneModel['shown']]),
  )
  const taken: { from: number; to: number }[] = []
  const isFree = (from: number, to: number) => !taken.some((one) => from < one.to && one.from < to)
  // Acts and faults first: they are what one looks for.
  const ranked = [...all].sort((one, other) => rankOf(other) - rankOf(one) || one.at - other.at)
  for (const { x, event } of ranked) {
    if (!isFree(x - ICON / 2, x + ICON / 2)) continue
    taken.push({ from: x - ICON / 2, to: x + ICON / 2 })
    shown.set(event, 'icon')
  }
  for (const { x, event, label } of ranked) {
    const end = x + ICON / 2 + 6 + label.length * CHARACTER
    if (shown.get(event) !== 'icon' || end > input.width || !isFree(x + ICON / 2, end)) continue
    taken.push({ from: x + ICON / 2, to: end })
    shown.set(event, 'words')
  }
  return all.map((milestone) => ({ ...milestone, shown: shown.get(milestone.event) ?? 'tick' }))
}

const rankOf = (milestone: MilestoneModel): number =>
  (milestone.byPerson ? 2 : 0) + (milestone.fault ? 1 : 0)

function milestoneOf(event: TraceEvent, input: TimelineInput, scale: RunScale): MilestoneModel {
  const { icon, label, fault } = milestoneText(event, input.nodes)
  const future =
    event.at > input.at || (event.at === input.at && input.n !== undefined && event.n > input.n)
  return {
    event: event.n,
    at: event.at,
    x: scale.toX(event.at),
    icon,
    label,
    shown: 'tick',
    byPerson: event.type === 'ActPerformed' && event.by === 'person',
    fault,
    future,
    accessibleName: words.milestone(label, clockText(event.at), future),
  }
}

function ticksOf(input: TimelineInput, scale: RunScale): RunModel['ticks'] {
  const wanted = Math.max(2, Math.floor(input.width / 90))
  const shown: { x: number; text: string }[] = []
  let free = Number.NEGATIVE_INFINITY
  for (const at of ticks(0, input.endsAt / US_PER_S, wanted)) {
    const x = scale.toX(at * US_PER_S)
    const isFolded = scale.folds.some(
      ({ from, to, x: start }) =>
        (at * US_PER_S > from && at * US_PER_S < to) || (x > start - 30 && x < start + FOLD + 30),
    )
    if (x < free || isFolded || x > input.width - 8) continue
    shown.push({ x, text: tickText(at * US_PER_S) })
    free = x + 44
  }
  return shown
}

function tickText(at: Us): string {
  if (at === 0) return '0 s'
  return at < US_PER_S / 10 ? `${at / US_PER_MS} ms` : lengthText(at)
}

function branchesOf(input: TimelineInput, scale: RunScale): BranchModel[] {
  if (input.branches.length < 2) return []
  return input.branches.map((branch, row) => ({
    id: branch.id,
    name: branch.name,
    from: words.from(clockText(branch.forkAt)),
    forkX: scale.toX(branch.forkAt),
    toX: scale.toX(branch.toAt),
    row,
    current: branch.current,
  }))
}

function loopOf({ loop, endsAt }: TimelineInput, scale: RunScale): TimelineModel['loop'] {
  if (loop === undefined || loop === null) return null
  const end = (at: Us) => ({ at, x: scale.toX(at), text: clockText(at) })
  return { from: end(loop.from), to: end(Math.min(loop.to, endsAt)) }
}
