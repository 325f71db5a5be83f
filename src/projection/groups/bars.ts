// The states of a group and the owners of its partitions, as bars.
import type { PartitionName, Us } from '../../kafka/terms.ts'
import { groupsWords as words } from '../../words/en/groups.ts'
import { clockText, lengthText } from '../clock.ts'
import type { MemberDress, OwnerBar, StateBar } from '../GroupsModel.ts'
import { placeLabels } from './labels.ts'
import type { Owned } from './ownership.ts'
import type { GroupReading, Phase } from './readGroup.ts'
import type { GroupScale } from './scale.ts'

/** A state shorter than this on the screen is told above its mark. */
const BRIEF = 12
const MARK = 5
const CHARACTER = 6.4

/** px of a stretch, and how many of them lie before now. */
export function stretchOf(scale: GroupScale, from: Us, to: Us | null) {
  const x = scale.x(from)
  const width = Math.max(2, scale.x(Math.min(to ?? scale.end, scale.end)) - x)
  const past = Math.max(0, Math.min(width, scale.x(Math.min(scale.at, scale.end)) - x))
  return { x, width, past: from > scale.at ? 0 : past }
}

/** How long it lasted, as far as it is drawn. */
export function lengthOf(scale: GroupScale, from: Us, to: Us | null): string {
  return lengthText(Math.max(0, Math.min(to ?? scale.end, scale.end) - from))
}

export function stateBars(reading: GroupReading, scale: GroupScale): readonly StateBar[] {
  const drawn = reading.phases.filter(({ from }) => from <= scale.end)
  const bars = inBrief(drawn, scale).map((phases) => stateBar(reading.group, phases, scale))
  const places = placeLabels(
    bars.map(({ x, width, above }, index) => ({ x: x + width / 2, text: above, weight: index })),
    scale.width,
  )
  return bars.map((bar, index) => {
    const aboveX = places[index] ?? null
    return aboveX === null ? { ...bar, above: '' } : { ...bar, aboveX }
  })
}

/** Brief states one after the other stand as one mark. */
function inBrief(phases: readonly Phase[], scale: GroupScale): Phase[][] {
  const all: Phase[][] = []
  for (const phase of phases) {
    const last = all.at(-1)
    const isBrief = (one: Phase) => stretchOf(scale, one.from, one.to).width < BRIEF
    if (last?.every(isBrief) && isBrief(phase)) last.push(phase)
    else all.push([phase])
  }
  return all
}

function stateBar(group: string, phases: readonly Phase[], scale: GroupScale): StateBar {
  const [first, last] = [phases[0] as Phase, phases.at(-1) as Phase]
  const { x, width, past } = stretchOf(scale, first.from, last.to)
  const isBrief = phases.length > 1 || (width < BRIEF && last.to !== null)
  const sub = isBrief ? words.generation(last.generation) : subOf(first)
  const states = phases.map(({ state }) => state)
  const drawn = isBrief ? Math.max(MARK, width) : width
  const isRound = phases.some(({ state }) => state === 'CompletingRebalance')
  return {
    kind: isBrief ? 'brief' : first.state.endsWith('Rebalance') ? 'moving' : 'still',
    x,
    width: drawn,
    past: isBrief && past > 0 ? drawn : past,
    text: isBrief ? '' : first.state,
    sub: isBrief ? '' : sub,
    above: isBrief && isRound ? words.brief(['CompletingRebalance'], last.generation) : '',
    aboveX: 0,
    select: `group:${group}`,
    at: first.from,
    event: first.event,
    accessibleName: words.state(
      [...new Set(states)].join(', '),
      first.why === '' ? sub : `${sub}, ${first.why}`,
      clockText(first.from),
      lengthOf(scale, first.from, last.to),
    ),
  }
}

function subOf({ state, round, isInitial, generation }: Phase): string {
  if (state !== 'PreparingRebalance') return words.generation(generation)
  if (isInitial) return words.initialRound
  return round <= 1 ? words.firstRound : words.laterRound(round)
}

/** The bars of one partition; where two own it at once, each takes half of the row. */
export function ownerBars(
  partition: PartitionName,
  stretches: readonly Owned[],
  scale: GroupScale,
  dressOf: (client: string) => MemberDress,
): readonly OwnerBar[] {
  const drawn = stretches.filter(({ from }) => from < scale.end || from === scale.at)
  return drawn.map((one, index) => {
    const place = stretchOf(scale, one.from, one.to)
    const rivals = drawn.filter((other) => other !== one && overlap(one, other, scale))
    const lane = rivals.some((other) => drawn.indexOf(other) < index) ? 1 : 0
    const isFirst = one.client === null && !drawn.slice(0, index).some(({ client }) => client)
    return {
      ...place,
      dress: one.client === null ? null : dressOf(one.client),
      lane,
      lanes: rivals.length === 0 ? 1 : 2,
      text: fitting(textOf(one, scale, isFirst), place.width),
      select: one.client === null ? `partition:${partition}` : `client:${one.client}`,
      at: one.from,
      event: one.begunBy,
      accessibleName: nameOf(partition, one, scale, rivals.length > 0),
    }
  })
}

function overlap(one: Owned, other: Owned, scale: GroupScale): boolean {
  if (one.client === null || other.client === null) return false
  return one.from < (other.to ?? scale.end) && other.from < (one.to ?? scale.end)
}

function textOf(one: Owned, scale: GroupScale, isFirst: boolean): readonly string[] {
  if (one.client !== null) return [one.client]
  if (isFirst) return [words.nobodyYet]
  const length = lengthOf(scale, one.from, one.to)
  return [words.nobody(length), length]
}

/** The first of these that fits; '' = none. */
function fitting(texts: readonly string[], width: number): string {
  return texts.find((text) => text.length * CHARACTER + 14 <= width) ?? ''
}

function nameOf(partition: string, one: Owned, scale: GroupScale, isShared: boolean): string {
  const [from, length] = [clockText(one.from), lengthOf(scale, one.from, one.to)]
  if (one.client === null) return words.unowned(partition, from, length)
  const name = words.owner(partition, one.client, from, length)
  return isShared ? words.two(name) : name
}
