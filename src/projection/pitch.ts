// Semantic zoom: what a tape shows follows from the pitch of its records, never from a mode.

export type Distance = 'far' | 'middle' | 'near' | 'open' | 'legible'

export interface Scale {
  /** px from one record to the next; 0 when a whole log is one bar. */
  readonly pitch: number
  readonly distance: Distance
  readonly cellHeight: number
  /** Room above the bed for flags and epoch marks. */
  readonly flags: number
  readonly lane: number
}

/** The pitches one zooms through. */
const PITCHES: readonly number[] = [4, 9, 14, 21, 26, 35, 48, 96]

/** What is drawn at a pitch. */
export function distanceOf(pitch: number): Distance {
  if (pitch < 7) return 'far'
  if (pitch < 16) return 'middle'
  if (pitch < 32) return 'near'
  return pitch < 96 ? 'open' : 'legible'
}

/** Heights that go with a pitch: at 21 a lane is 50 px. */
export function scaleOf(pitch: number): Scale {
  const distance = distanceOf(pitch)
  const cellHeight = { far: 10, middle: 16, near: pitch - 1, open: 40, legible: 40 }[distance]
  const roomy = pitch >= 26
  return {
    pitch,
    distance,
    cellHeight,
    flags: roomy ? 14 : 12,
    lane: cellHeight + (roomy ? 36 : 30),
  }
}

/** The next pitch closer (1) or farther (-1); the ends stay. */
export function zoomed(pitch: number, direction: 1 | -1): number {
  const index = PITCHES.findIndex((known) => known >= pitch)
  const from = index < 0 ? PITCHES.length - 1 : index
  return PITCHES[Math.min(PITCHES.length - 1, Math.max(0, from + direction))] ?? pitch
}
