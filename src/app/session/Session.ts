// What the page remembers: all of it plain data, so that it can be saved and brought back. The run itself stands beside it.
import type { Position } from '../../engine/History.ts'
import type { Us } from '../../kafka/terms.ts'
import type { Problem } from '../../scenario/Problem.ts'
import type { Action, CompareSpec, FileSpec, Scenario } from '../../scenario/Scenario.ts'
import type { Scene } from './branches.ts'
import type { Loop } from './loop.ts'

export type ViewName = 'stage' | 'logs' | 'groups' | 'events'
export const VIEW_NAMES: readonly ViewName[] = ['stage', 'logs', 'groups', 'events']

export type Theme = 'system' | 'dark' | 'light'

/** How much of the traffic is drawn: without the chatter of idle loops, or all of it. */
type Detail = 'usual' | 'all'

/** How simulated time becomes wall time. */
export type Pace =
  /** Story pace, made slower (2 = twice as slow) or faster by a factor. */
  | { readonly kind: 'story'; readonly slower: number }
  /** Plain: so many wall ms for one simulated ms; 1 = real time, 240 = slow motion, 1/60 = a minute a second. */
  | { readonly kind: 'plain'; readonly slowness: number }

export type HintName = 'step' | 'why' | 'palette'

/** What is kept of the hints. */
export interface Hints {
  readonly off: boolean
  /** Closed, or done without being told. */
  readonly known: readonly HintName[]
}

export const FIRST_HINTS: Hints = { off: false, known: [] }

/** A sentence that stands until it is closed. */
export interface Notice {
  readonly id: number
  readonly kind:
    | 'saved'
    | 'differs'
    | 'limit'
    | 'copied'
    | 'storage'
    | 'lost'
    | 'file'
    | 'opened'
    | 'branch'
    | 'followed'
    | 'offline'
    | 'update'
  readonly text: string
  readonly detail?: string
}

/** Something a person brought that could not be opened; it stands in the place of the view until they go on. */
export interface Trouble {
  readonly place: 'link' | 'file'
  readonly problems: readonly Problem[]
  /** The text it came from or stands for, to be edited; absent when there is none. */
  readonly text?: string
  /** As it was brought: the link, or the file's text. */
  readonly source: string
  /** It came with the page's own address: there is nothing to go back to. */
  readonly isFirst?: boolean
  readonly sound?: { readonly scenario: Scenario; readonly acts: number }
}

/** What undo brings back: the scene with its branches, and where one stood. */
export interface Mark {
  readonly scene: Scene
  readonly cursor: Position
  readonly seen: Readonly<Record<string, Us>>
  readonly compare?: CompareSpec | null
  /** What was done next, for the tooltip. */
  readonly did: Deed
}

export type Deed =
  | { readonly type: 'act'; readonly action: Action }
  | { readonly type: 'open'; readonly title: string }
  | { readonly type: 'startOver' }

export interface SessionState {
  readonly scene: Scene
  readonly cursor: Position
  readonly playing: boolean
  /** A step, a jump or a search is being shown. */
  readonly stepping: boolean
  readonly pace: Pace
  /** The stretch that plays over and over; null = none. Not kept: a reload plays on. */
  readonly loop: Loop | null
  readonly detail: Detail
  readonly selected: string | null
  readonly view: ViewName
  readonly theme: Theme
  /** The other run beside this one; null = it is played alone. */
  readonly compare: CompareSpec | null
  readonly hints: Hints
  /** The page is drawn for a room. */
  readonly presenting: boolean
  /** Single-key shortcuts. */
  readonly keysOn: boolean
  readonly past: readonly Mark[]
  readonly future: readonly Mark[]
  /** The latest instant seen, by branch. */
  readonly seen: Readonly<Record<string, Us>>
  /** A person's files with their content, by name. */
  readonly files: Readonly<Record<string, FileSpec>>
  readonly trouble: Trouble | null
  /** What stands after `#` while the scene is still as that link gave it; else empty. */
  readonly link: string
  readonly notices: readonly Notice[]
  readonly nextNotice: number
  /** False until the person has done something: until then the live region is silent. */
  readonly touched: boolean
}
