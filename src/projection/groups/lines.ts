// What each member does: its line with capsules where a JoinGroup waits, and marks with words where there is room.
import type { ClusterState } from '../../trace/ClusterState.ts'
import type { Ownership } from '../../trace/movedPartitions.ts'
import { groupsWords as words } from '../../words/en/groups.ts'
import { clockText } from '../clock.ts'
import type { MarkKind, MemberDress, MemberLine, MemberMark } from '../GroupsModel.ts'
import type { KeyColour } from '../StageModel.ts'
import { lengthOf, stretchOf } from './bars.ts'
import { placeLabels } from './labels.ts'
import type { Deed, MemberStory, Wait } from './memberStories.ts'
import { groupOf } from './ownership.ts'
import { ofOneTopic } from './partitionText.ts'
import type { GroupScale } from './scale.ts'

const CHARACTER = 6.2
/** px from mark to mark at least. */
const APART = 14

/** What chooses its place for words first. */
const WEIGHT: { readonly [K in MarkKind]: number } = {
  refused: 9,
  lost: 8,
  gone: 7,
  revoked: 6,
  assigned: 5,
  news: 4,
  join: 3,
  here: 2,
  beat: 0,
}

/** Told above the line; all else below. */
const ABOVE: ReadonlySet<MarkKind> = new Set<MarkKind>(['news', 'gone', 'here', 'refused'])

/** The dress of a group's nth member. */
export function dressOfMember(index: number): MemberDress {
  return {
    colour: (index % 8) as KeyColour,
    pattern: (index % 6) as MemberDress['pattern'],
  }
}

export interface LineInput {
  readonly story: MemberStory
  readonly says: string
  readonly dress: MemberDress
  readonly y: number
  readonly height: number
  readonly scale: GroupScale
  readonly selected: boolean
}

export function memberLine(input: LineInput): MemberLine {
  const { story, scale, says, dress, y, height, selected } = input
  const deeds = [...story.deeds]
    .filter(({ at }) => at <= scale.end)
    .sort((one, other) => one.at - other.at || one.event - other.event)
  const xs = sideBySide(
    deeds.map(({ at }) => scale.x(at)),
    scale.width,
  )
  const waits = story.waits.filter(({ from }) => from <= scale.end)
  return {
    client: story.client,
    dress,
    says,
    y,
    height,
    selected,
    select: `client:${story.client}`,
    accessibleName: words.memberName(story.client, says),
    parked: waits.map((wait) => parkedOf(story.client, wait, scale)),
    marks: [true, false].flatMap((above) => marksOf(story.client, deeds, xs, scale, above)),
  }
}

/** What it owns now; or what became of it. */
export function saysOf(state: ClusterState, client: string, owned: Ownership): string {
  const reader = state.clients.find(({ id }) => id === client)
  if (reader?.type !== 'reader' || groupOf(reader) === '') return words.notYet
  if (reader.lifecycle !== 'Running') return words.life[reader.lifecycle]
  return words.owns(owned.get(client)?.length ?? 0, ofOneTopic(owned.get(client) ?? []))
}

function parkedOf(client: string, wait: Wait, scale: GroupScale): MemberLine['parked'][number] {
  const place = stretchOf(scale, wait.from, wait.to)
  const texts = [wait.text, words.parkedShort]
  return {
    ...place,
    text: texts.find((text) => text.length * CHARACTER + 12 <= place.width) ?? '',
    select: `event:${wait.event}`,
    at: wait.from,
    event: wait.event,
    accessibleName: words.wait(
      client,
      wait.text,
      clockText(wait.from),
      lengthOf(scale, wait.from, wait.to),
    ),
  }
}

function marksOf(
  client: string,
  deeds: readonly Deed[],
  xs: readonly number[],
  scale: GroupScale,
  above: boolean,
): readonly MemberMark[] {
  const chosen = deeds.flatMap((deed, index) =>
    ABOVE.has(deed.kind) === above ? [{ ...deed, x: xs[index] ?? 0 }] : [],
  )
  const places = placeLabels(
    chosen.map(({ x, kind, label, quiet }) => ({
      x,
      text: quiet ? '' : label,
      weight: WEIGHT[kind],
    })),
    scale.width,
  )
  return chosen.map(({ kind, x, at, event, label }, index) => {
    const labelX = places[index] ?? null
    const future = at > scale.at
    return {
      kind,
      x,
      future,
      label: labelX === null ? '' : label,
      labelX: labelX ?? 0,
      labelAbove: above,
      select: event > 0 ? `event:${event}` : `client:${client}`,
      at,
      event,
      accessibleName: words.mark(client, label, clockText(at), future),
    }
  })
}

/** Marks that would cover each other stand side by side round their moment. */
function sideBySide(xs: readonly number[], width: number): number[] {
  const placed: number[] = []
  for (let from = 0; from < xs.length; ) {
    let to = from + 1
    while (to < xs.length && (xs[to] ?? 0) - (xs[to - 1] ?? 0) < APART) to += 1
    const count = to - from
    const middle = ((xs[from] ?? 0) + (xs[to - 1] ?? 0)) / 2
    const first = Math.min(middle - ((count - 1) * APART) / 2, width - (count - 1) * APART)
    for (let index = 0; index < count; index++)
      placed.push(count === 1 ? (xs[from] ?? 0) : Math.max(0, first) + index * APART)
    from = to
  }
  return placed
}
