// The numbers of a why chain on the stage, each at the place of its cause.
import type { WhyModel } from './InspectorModel.ts'
import type { Box, Point, StageModel, WhyMark } from './StageModel.ts'

const APART = 24

type Places = Pick<StageModel, 'producers' | 'admins' | 'brokers' | 'readers' | 'quorum' | 'lens'>

/** Marks for the links that have a place in sight; two at one place stand side by side. */
export function placeWhy(why: WhyModel, places: Places): WhyMark[] {
  const taken = new Map<string, number>()
  return why.links.flatMap((link) => {
    const place = link.place === null ? null : placeOf(link.place, places)
    if (place === null) return []
    const key = `${Math.round(place.x)} ${Math.round(place.y)}`
    const before = taken.get(key) ?? 0
    taken.set(key, before + 1)
    return [{ number: link.number, last: link.last, x: place.x + before * APART, y: place.y }]
  })
}

function placeOf(select: string, places: Places): Point | null {
  const client = [...places.producers, ...places.admins, ...places.readers].find(
    (box) => box.select === select,
  )
  if (client !== undefined) return cornerOf(client.box)
  const voter = places.quorum?.voters.find((one) => one.select === select)
  if (places.quorum !== null && voter !== undefined && !places.quorum.folded)
    return { x: places.quorum.box.x + voter.x + 17, y: places.quorum.box.y + voter.y - 17 }
  if (select === 'quorum' || select.startsWith('controller:'))
    return places.quorum === null ? null : cornerOf(places.quorum.box)
  for (const broker of places.brokers) {
    if (broker.select === select)
      return { x: broker.box.x + 17, y: broker.box.y + broker.headerHeight / 2 }
    for (const tape of broker.tapes) {
      const lane = { x: broker.box.x + tape.box.x, y: broker.box.y + tape.box.y }
      if (tape.select === select) return { x: lane.x, y: lane.y + tape.bed.y + tape.bed.height / 2 }
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
