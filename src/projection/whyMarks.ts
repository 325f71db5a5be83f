// The numbers of a why chain on the stage, each at the place of its cause.
import type { WhyModel } from './InspectorModel.ts'
import type { Box, Point, StageModel, WhyMark } from './StageModel.ts'

const APART = 24

type Places = Pick<
  StageModel,
  'form' | 'producers' | 'admins' | 'brokers' | 'readers' | 'quorum' | 'lens'
>

export type PlaceWhy = (places: Places) => readonly WhyMark[]

/** Marks for the links that have a place in sight; two at one place stand side by side. */
export function placeWhy(why: WhyModel, places: Places): WhyMark[] {
  const taken = new Map<string, number>()
  const many = countBy(why.links.map(({ place }) => place ?? ''))
  return why.links.flatMap((link) => {
    const place = link.place === null ? null : placeOf(link.place, places)
    if (place === null) return []
    const key = `${Math.round(place.x)} ${Math.round(place.y)}`
    const before = taken.get(key) ?? 0
    taken.set(key, before + 1)
    const isVoter = link.place?.startsWith('controller:') ?? false
    // Clients stand side by side on a phone: numbers to the right would lie over the next one's name.
    const isCramped = places.form === 'phone' && (link.place?.startsWith('client:') ?? false)
    const apart = isCramped ? -APART : APART
    const shift = isVoter ? fanned(before, many.get(link.place ?? '') ?? 1) : before * apart
    return [{ number: link.number, last: link.last, x: place.x + shift, y: place.y }]
  })
}

function countBy(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return counts
}

/** Voters stand close together: their numbers fan out around each. */
const fanned = (index: number, count: number): number =>
  count === 1 ? 0 : (index - (count - 1) / 2) * FAN - VOTER_CORNER

const FAN = 19
const VOTER_CORNER = 17

function placeOf(select: string, places: Places): Point | null {
  const client = [...places.producers, ...places.admins, ...places.readers].find(
    (box) => box.select === select,
  )
  if (client !== undefined) return cornerOf(client.box)
  const voter = places.quorum?.voters.find((one) => one.select === select)
  if (places.quorum !== null && voter !== undefined && !places.quorum.folded)
    return {
      x: places.quorum.box.x + voter.x + VOTER_CORNER,
      y: places.quorum.box.y + voter.y - 20,
    }
  if (select === 'quorum' || select.startsWith('controller:'))
    return places.quorum === null ? null : cornerOf(places.quorum.box)
  for (const broker of places.brokers) {
    if (broker.select === select)
      return { x: broker.box.x + 17, y: broker.box.y + broker.headerHeight / 2 }
    for (const tape of broker.tapes) {
      const lane = { x: broker.box.x + tape.box.x, y: broker.box.y + tape.box.y }
      const isTape = tape.select === select || select === `replica:${tape.partition}@${broker.node}`
      if (isTape) return { x: lane.x, y: lane.y + tape.bed.y + tape.bed.height / 2 }
      const offset = offsetOf(select, tape.partition)
      if (offset !== null && offset >= tape.from && offset < tape.from + tape.slots) {
        return { x: lane.x + tape.bed.x + (offset - tape.from + 0.5) * tape.pitch, y: lane.y + 6 }
      }
    }
  }
  return null
}

const cornerOf = (box: Box): Point => ({ x: box.x + box.width - 4, y: box.y + 4 })

function offsetOf(select: string, partition: string): number | null {
  const prefix = `record:${partition}@`
  return select.startsWith(prefix) ? Number(select.slice(prefix.length)) : null
}
