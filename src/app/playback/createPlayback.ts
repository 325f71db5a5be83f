// Turns wall time into simulated time: plays, steps and seeks. At rest no frame is asked for: freeze means freeze.
import type { History, Position } from '../../engine/History.ts'
import type { Us } from '../../kafka/terms.ts'
import type { Level } from '../../trace/levels.ts'
import type { SessionStore } from '../session/createSession.ts'
import { loopedBack } from '../session/loop.ts'
import type { RunAhead } from './createRunAhead.ts'
import { createRunAhead, SLICE_MS } from './createRunAhead.ts'
import { filmAfter } from './film.ts'
import type { PaceTrack } from './paceTrack.ts'
import { createPaceTrack } from './paceTrack.ts'
import type { Stopwatch } from './Stopwatch.ts'
import { overAfter } from './Stopwatch.ts'

export interface PlaybackParts {
  readonly store: SessionStore
  /** The run of the branch that is played; another one after an act, an undo or another scene. */
  readonly history: () => History
  readonly stopwatch: Stopwatch
  readonly prefersReducedMotion: () => boolean
  /** A failed run neither plays nor steps. */
  readonly isBroken: () => boolean
  /** A run that fails is our own fault: it stops, and the page says so. */
  readonly onFault: (fault: unknown) => void
  /** More of the run is known. */
  readonly onProgress?: () => void
}

type Direction = 'forward' | 'back'

export interface Playback {
  play(): void
  pause(): void
  toggle(): void
  /** One message, one event (`chatter`) or one milestone. While a step is being shown, any step finishes it at once. */
  step(direction: Direction, level: Level): void
  /** Goes to an instant, kept within the run. */
  seek(at: Us): void
  /** Wall ms for one simulated ms at the cursor, as the pace has it. */
  slowness(): number
  /** The run has changed: forget what was being shown, and run on to the cursor. */
  changed(): void
  dispose(): void
}

/** A step is shown for at least and at most so long, in wall ms. */
const STEP_MS = { least: 320, most: 900 } as const
/** Under reduced motion, playing is a step each so many wall ms. */
const CALM_STEP_MS = 1_500
/** A frame never counts for more than this: after a hidden tab the film goes on where it was. */
const LONGEST_FRAME_MS = 100

type Motion =
  | { readonly type: 'still' }
  | { readonly type: 'playing'; readonly at: Us; readonly rest: number }
  | { readonly type: 'calm'; readonly dueMs: number }
  | {
      readonly type: 'stepping'
      readonly from: Us
      readonly to: Position
      readonly begunMs: number
      readonly lengthMs: number
    }
  | { readonly type: 'seeking'; readonly to: Us; readonly resume: boolean }
  | { readonly type: 'searching'; readonly from: Position }
  /** A new run does not reach the cursor yet; the cursor waits for it. */
  | { readonly type: 'catching'; readonly resume: boolean }

interface Player extends PlaybackParts {
  motion: Motion
  lastMs: number
  cancelFrame: (() => void) | undefined
  track: { readonly history: History; readonly paces: PaceTrack } | undefined
  readonly ahead: RunAhead
}

const STILL: Motion = { type: 'still' }

export function createPlayback(parts: PlaybackParts): Playback {
  const player: Player = {
    ...parts,
    motion: STILL,
    lastMs: 0,
    cancelFrame: undefined,
    track: undefined,
    ahead: createRunAhead(parts),
  }
  return {
    play: () => play(player),
    pause: () => pause(player),
    toggle: () => (parts.store.getState().playing ? pause(player) : play(player)),
    step: (direction, level) => step(player, direction, level),
    seek: (at) => seek(player, at),
    slowness: () => slowness(player),
    changed: () => changed(player),
    dispose() {
      player.ahead.dispose()
      stopFrames(player)
    },
  }
}

function cursorOf(player: Player): Position {
  return player.store.getState().cursor
}

function moveTo(player: Player, cursor: Position): void {
  player.store.getState().moveTo(cursor)
}

function pacesOf(player: Player): PaceTrack {
  const history = player.history()
  if (player.track?.history !== history) {
    player.track = { history, paces: createPaceTrack(history) }
  }
  return player.track.paces
}

function become(player: Player, motion: Motion): void {
  player.motion = motion
  const { playing, stepping, set } = player.store.getState()
  const plays =
    motion.type === 'playing' ||
    motion.type === 'calm' ||
    ((motion.type === 'seeking' || motion.type === 'catching') && motion.resume)
  const steps = motion.type !== 'still' && !plays
  if (playing !== plays || stepping !== steps) set({ playing: plays, stepping: steps })
  if (motion.type === 'still') stopFrames(player)
  else startFrames(player)
  player.ahead.wake()
}

function playingFrom(player: Player): Motion {
  if (player.prefersReducedMotion()) return { type: 'calm', dueMs: player.stopwatch.now() }
  return { type: 'playing', at: cursorOf(player).at, rest: 0 }
}

function startFrames(player: Player): void {
  if (player.cancelFrame !== undefined) return
  player.lastMs = player.stopwatch.now()
  player.cancelFrame = player.stopwatch.onFrame((nowMs) => frame(player, nowMs))
}

function stopFrames(player: Player): void {
  player.cancelFrame?.()
  player.cancelFrame = undefined
}

function frame(player: Player, nowMs: number): void {
  const elapsedMs = Math.min(Math.max(0, nowMs - player.lastMs), LONGEST_FRAME_MS)
  player.lastMs = nowMs
  player.cancelFrame = undefined
  try {
    moveOn(player, elapsedMs, nowMs)
  } catch (fault) {
    player.motion = STILL
    player.store.getState().set({ playing: false, stepping: false })
    player.onFault(fault)
    return
  }
  if (player.motion.type !== 'still' && player.cancelFrame === undefined) {
    player.cancelFrame = player.stopwatch.onFrame((next) => frame(player, next))
  }
  player.ahead.wake()
}

function moveOn(player: Player, elapsedMs: number, nowMs: number): void {
  const { motion } = player
  if (motion.type === 'playing') playFrame(player, motion, elapsedMs)
  else if (motion.type === 'calm') calmFrame(player, motion, nowMs)
  else if (motion.type === 'stepping') stepFrame(player, motion, nowMs)
  else if (motion.type === 'seeking') seekFrame(player, motion)
  else if (motion.type === 'searching') searchFrame(player, motion)
  else if (motion.type === 'catching') catchFrame(player, motion)
}

function playFrame(player: Player, motion: Motion & { type: 'playing' }, elapsedMs: number): void {
  const history = player.history()
  const { pace, cursor, loop } = player.store.getState()
  const place = motion.at === cursor.at ? motion : { at: cursor.at, rest: 0 }
  const next = filmAfter(place, elapsedMs, pace, pacesOf(player), history.endsAt)
  // Where the run is not yet known the film waits for it.
  const known = Math.max(history.reachedAt, cursor.at)
  const reached = next.at > known ? { at: known, rest: 0 } : next
  const back = loopedBack(loop, cursor.at, reached.at)
  const shown = back === null ? reached : { at: back, rest: 0 }
  moveTo(player, { at: shown.at })
  if (shown.at >= history.endsAt) become(player, STILL)
  else player.motion = { type: 'playing', ...shown }
}

function calmFrame(player: Player, motion: Motion & { type: 'calm' }, nowMs: number): void {
  if (nowMs < motion.dueMs) return
  const history = player.history()
  const { cursor, loop } = player.store.getState()
  const next = history.next(cursor, 'message')
  const back = loopedBack(loop, cursor.at, next?.at ?? history.endsAt)
  moveTo(player, back === null ? (next ?? { at: history.endsAt }) : { at: back })
  if (next === undefined && back === null) become(player, STILL)
  else player.motion = { type: 'calm', dueMs: nowMs + CALM_STEP_MS }
}

function stepFrame(player: Player, motion: Motion & { type: 'stepping' }, nowMs: number): void {
  const share = (nowMs - motion.begunMs) / motion.lengthMs
  const at = Math.round(motion.from + Math.max(0, share) * (motion.to.at - motion.from))
  if (share >= 1) finishStep(player, motion)
  else moveTo(player, { at })
}

function finishStep(player: Player, motion: Motion & { type: 'stepping' }): void {
  moveTo(player, motion.to)
  become(player, STILL)
}

function seekFrame(player: Player, motion: Motion & { type: 'seeking' }): void {
  const history = player.history()
  const isThere = history.advance(motion.to, overAfter(player.stopwatch, 2 * SLICE_MS))
  const at = Math.min(history.endsAt, isThere ? motion.to : history.reachedAt)
  moveTo(player, { at })
  if (isThere || at >= history.endsAt) become(player, motion.resume ? playingFrom(player) : STILL)
}

function changed(player: Player): void {
  const { playing, cursor } = player.store.getState()
  if (player.history().reachedAt < cursor.at) become(player, { type: 'catching', resume: playing })
  else become(player, playing ? playingFrom(player) : STILL)
}

function catchFrame(player: Player, motion: Motion & { type: 'catching' }): void {
  const history = player.history()
  const { cursor } = player.store.getState()
  const isOver = overAfter(player.stopwatch, 2 * SLICE_MS)
  const isThere = history.advance(Math.min(cursor.at, history.endsAt), isOver)
  if (!isThere && history.reachedAt < history.endsAt) return
  if (cursor.at > history.endsAt) moveTo(player, { at: history.endsAt })
  become(player, motion.resume ? playingFrom(player) : STILL)
}

/** Runs on until a milestone turns up, a slice a frame. */
function searchFrame(player: Player, motion: Motion & { type: 'searching' }): void {
  const history = player.history()
  const found = milestoneAfter(history, motion.from)
  if (found !== undefined) moveTo(player, found)
  if (found !== undefined || history.reachedAt >= history.endsAt) become(player, STILL)
  else history.advance(history.endsAt, overAfter(player.stopwatch, 2 * SLICE_MS))
}

/** The first milestone known to lie after a position. */
function milestoneAfter(history: History, from: Position): Position | undefined {
  const found = history.milestones.find(
    ({ at, n }) => at > from.at || (at === from.at && from.n !== undefined && n > from.n),
  )
  return found && { at: found.at, n: found.n }
}

function play(player: Player): void {
  if (player.isBroken()) return
  if (player.motion.type === 'catching') {
    become(player, { type: 'catching', resume: true })
    return
  }
  if (player.motion.type === 'stepping') finishStep(player, player.motion)
  const { cursor, loop } = player.store.getState()
  if (cursor.at === loop?.to) moveTo(player, { at: loop.from })
  else if (cursor.at >= player.history().endsAt) moveTo(player, { at: 0 })
  become(player, playingFrom(player))
}

function pause(player: Player): void {
  if (player.motion.type === 'stepping') finishStep(player, player.motion)
  else if (player.motion.type === 'catching') become(player, { type: 'catching', resume: false })
  else become(player, STILL)
}

function step(player: Player, direction: Direction, level: Level): void {
  if (player.isBroken()) return
  if (player.motion.type === 'stepping') {
    finishStep(player, player.motion)
    return
  }
  if (player.motion.type === 'catching') return
  become(player, STILL)
  const from = cursorOf(player)
  if (level === 'milestone' && direction === 'forward') become(player, { type: 'searching', from })
  else if (direction === 'forward') stepTo(player, player.history().next(from, level), level)
  else stepTo(player, player.history().previous(from, level), level)
}

function stepTo(player: Player, to: Position | undefined, level: Level): void {
  if (to === undefined) return
  const from = cursorOf(player)
  if (level === 'milestone' || to.at === from.at || player.prefersReducedMotion()) {
    moveTo(player, to)
    return
  }
  const filmMs = filmBetween(player, from.at, to.at)
  const lengthMs = Math.min(STEP_MS.most, Math.max(STEP_MS.least, filmMs))
  become(player, { type: 'stepping', from: from.at, to, begunMs: player.stopwatch.now(), lengthMs })
}

/** Film ms between two instants of which nothing that counts lies between. */
function filmBetween(player: Player, one: Us, other: Us): number {
  const map = pacesOf(player).mapAt(Math.min(one, other))
  return Math.abs(map.filmAt(other) - map.filmAt(one))
}

function seek(player: Player, at: Us): void {
  if (player.isBroken()) return
  const history = player.history()
  const resume = player.store.getState().playing
  const to = Math.min(Math.max(0, Math.round(at)), history.endsAt)
  if (to > history.reachedAt) {
    become(player, { type: 'seeking', to, resume })
    return
  }
  moveTo(player, { at: to })
  become(player, resume ? playingFrom(player) : STILL)
}

function slowness(player: Player): number {
  const { pace, cursor } = player.store.getState()
  if (pace.kind === 'plain') return pace.slowness
  if (player.isBroken()) return pace.slower
  return pacesOf(player).mapAt(cursor.at).slownessAt(cursor.at) * pace.slower
}
