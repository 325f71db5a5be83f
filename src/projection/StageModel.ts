// The stage as data: boxes, tapes, links and readers with their places in px, at one instant.
// x and y are from the stage's own upper left corner unless said otherwise.
import type { PartitionName, Us } from '../kafka/terms.ts'
import type { SelectionId } from './selection.ts'

export interface Point {
  readonly x: number
  readonly y: number
}

export interface Box extends Point {
  readonly width: number
  readonly height: number
}

/** Which fill a cell takes: 0–7 = keys A–H, 8 = none (slate). */
export type KeyColour = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8

/** What the colour of a cell tells. */
export type ColourBy = 'key' | 'epoch' | 'producer'

/** One record, wherever it is drawn. */
export interface CellModel {
  /** Unique among its neighbours: the offset in a tape, the number in a queue. */
  readonly id: number
  readonly colour: KeyColour
  readonly glyph: string
  /** The ninth key and on: a bar under the letter. */
  readonly bar: boolean
  readonly look: 'committed' | 'uncommitted' | 'cut' | 'offline'
  readonly epoch: number
  /** Key and value, shortened; only where the pitch leaves room for them. */
  readonly key?: string
  readonly value?: string
}

export interface ArcModel {
  /** 1 = just set, 0 = out. */
  readonly left: number
  /** `linger 3 ms left`: its tooltip and text twin. */
  readonly name: string
}

/** How a replica stands: leader, in the ISR, out of it, eligible (ELR), waiting for a leader, and not serving. */
export type Standing =
  | 'leader'
  | 'recovering'
  | 'follower'
  | 'outOfIsr'
  | 'elr'
  | 'lastKnown'
  | 'none'
  | 'frozen'
  | 'offline'

export interface FlagModel {
  readonly client: string
  readonly letter: string
  /** Left edge of the next record to read, from the bed's left edge; null when off the window. */
  readonly x: number | null
  /** Off-window: which side. */
  readonly side: 'left' | 'right' | null
  readonly offset: number
  /** Raised to a second row, so that two flags never touch. */
  readonly row: number
}

export interface TapeModel {
  readonly select: SelectionId
  readonly name: string
  readonly partition: PartitionName
  readonly sub: string
  readonly standing: Standing
  readonly badge: string
  /** Nobody leads the partition: the bed's frame says so. */
  readonly leaderless: boolean
  /** What is not as its broker believes, or what will happen to it; beside the bed's upper right corner. */
  readonly note: { readonly text: string; readonly look: 'plain' | 'caution' | 'danger' } | null
  /** A phone's thin line: colours, no marks. */
  readonly strip: boolean
  readonly box: Box
  /** Offsets in px below are from the bed's left edge. */
  readonly bed: Box
  readonly pitch: number
  readonly cellHeight: number
  readonly from: number
  readonly slots: number
  readonly cells: readonly CellModel[]
  /** Far zoom: one bar instead of cells. */
  readonly far: { readonly solid: number; readonly dashed: number; readonly text: string } | null
  readonly reel: boolean
  readonly startAt: { readonly x: number; readonly offset: number } | null
  readonly highWatermark: {
    readonly x: number | null
    readonly offset: number
    readonly text: string
  }
  readonly logEnd: { readonly x: number | null; readonly offset: number; readonly text: string }
  readonly ticks: readonly { readonly x: number; readonly offset: number }[]
  readonly segments: readonly { readonly x: number; readonly offset: number }[]
  readonly epochs: readonly { readonly x: number; readonly epoch: number }[]
  readonly flags: readonly FlagModel[]
  readonly selected: boolean
  readonly selectedOffset: number | null
  /** `orders-0 has no records yet. The first one will get offset 0.` */
  readonly empty: string | null
  readonly accessibleName: string
}

export interface QueueRow {
  readonly partition: PartitionName
  readonly cells: readonly CellModel[]
  readonly more: number
  readonly count: number
  readonly linger: ArcModel | null
  readonly note: string
}

export interface ProducerModel {
  readonly select: SelectionId
  readonly id: string
  readonly sub: string
  readonly box: Box
  readonly chip: { readonly text: string; readonly look: 'plain' | 'danger' | 'caution' } | null
  readonly dead: boolean
  readonly rows: readonly QueueRow[]
  /** More partitions than fit: heights of one bar each, 0–1. */
  readonly bars:
    | readonly {
        readonly partition: PartitionName
        readonly fill: number
        readonly count: number
      }[]
    | null
  readonly inFlight: number
  readonly maxInFlight: number
  readonly tally: string
  readonly selected: boolean
  readonly accessibleName: string
}

export interface ReaderRow {
  readonly partition: PartitionName
  readonly lag: number
  readonly lagShare: number
  readonly position: number
  readonly buffered: number
}

export interface ReaderModel {
  readonly select: SelectionId
  readonly id: string
  readonly letter: string
  readonly sub: string
  readonly box: Box
  readonly chip: { readonly text: string; readonly look: 'plain' | 'danger' | 'caution' } | null
  readonly dead: boolean
  readonly rows: readonly ReaderRow[]
  readonly detail: boolean
  readonly moreRows: number
  readonly work: {
    readonly cells: readonly CellModel[]
    readonly more: number
    readonly done: number
    readonly count: number
    readonly arc: ArcModel
  } | null
  readonly tally: string
  readonly selected: boolean
  readonly accessibleName: string
}

export interface AdminModel {
  readonly select: SelectionId
  readonly id: string
  readonly sub: string
  readonly box: Box
  readonly selected: boolean
  readonly accessibleName: string
}

/** A request that stands still at the broker: being handled, behind another, or in purgatory. */
export interface WaitingModel {
  readonly select: SelectionId
  readonly head: HeadKind
  readonly text: string
  readonly stage: 'waiting' | 'working' | 'parked'
  readonly arc: ArcModel | null
  readonly selected: boolean
  readonly accessibleName: string
}

export interface BrokerModel {
  readonly select: SelectionId
  readonly node: number
  readonly title: string
  readonly rack: string
  readonly box: Box
  readonly headerHeight: number
  readonly chips: readonly {
    readonly text: string
    readonly look: 'plain' | 'danger' | 'caution'
  }[]
  /** What is left of its session at the active controller. */
  readonly session: SessionModel | null
  /** Stopped, fenced, starting or frozen: dashed box and hatch. */
  readonly serving: boolean
  readonly waiting: readonly WaitingModel[]
  readonly moreWaiting: number
  readonly tapes: readonly TapeModel[]
  readonly note: string | null
  readonly selected: boolean
  readonly accessibleName: string
}

/** A broker's session: how long the active controller waits for its next heartbeat. */
export interface SessionModel {
  readonly text: string
  /** What is left, alone. */
  readonly left: string
  readonly arc: ArcModel
  /** A heartbeat is overdue: everybody waits. */
  readonly silent: boolean
  readonly over: boolean
}

/** A session that runs out, drawn where the heartbeats would come: between the broker and the quorum. */
export interface CountdownModel extends Point {
  readonly node: number
  readonly text: string
  readonly arc: ArcModel
}

export interface VoterModel {
  readonly select: SelectionId
  readonly node: number
  readonly state: 'Unattached' | 'Prospective' | 'Candidate' | 'Leader' | 'Follower' | 'Resigned'
  readonly role: string
  readonly leads: boolean
  readonly alive: boolean
  readonly frozen: boolean
  /** Where it differs from the quorum's. */
  readonly epoch: string
  /** Its log's end, where it is behind. */
  readonly behind: string
  /** Its middle, from the quorum's upper left corner. */
  readonly x: number
  readonly y: number
  /** Its election, fetch or check-quorum timer. */
  readonly arc: ArcModel | null
  /** While it stands for election. */
  readonly votes: { readonly yes: number; readonly no: number; readonly missing: number } | null
  readonly selected: boolean
  readonly accessibleName: string
}

export interface QuorumModel {
  readonly select: SelectionId
  readonly box: Box
  readonly folded: boolean
  readonly sub: string
  /** Folded: each voter's role in words. */
  readonly line: string
  readonly leaderless: boolean
  readonly voters: readonly VoterModel[]
  readonly log: readonly {
    readonly offset: number
    readonly text: string
    readonly committed: boolean
  }[]
  readonly highWatermark: number
  readonly endOffset: number
  readonly selected: boolean
  readonly accessibleName: string
}

/** A way messages take, as a polyline fine enough to fly along; `lengths[i]` = px from its start to point i. */
export interface LinkModel {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly path: string
  readonly points: readonly Point[]
  readonly lengths: readonly number[]
  readonly kind: 'client' | 'metadata' | 'replica' | 'quorum'
  readonly look: 'idle' | 'active' | 'dead' | 'cut'
  /** Of a cut link: towards which end messages still get through; null = neither, or the link is whole. */
  readonly open: 'to' | 'from' | null
  /** `+200 ms`, where everything takes longer; '' = as usual. */
  readonly label: string
}

/** The last records of one partition, large enough to be read. */
export interface LensModel {
  readonly partition: PartitionName
  readonly title: string
  readonly box: Box
  /** Cards are low: one line of the value, and no letter. */
  readonly flat: boolean
  readonly cells: readonly LensCell[]
  readonly empty: string | null
  readonly highWatermark: number
}

export interface LensCell extends CellModel {
  readonly select: SelectionId
  readonly box: Box
  readonly key: string
  readonly value: string
  readonly selected: boolean
  readonly accessibleName: string
}

/** A number of the why chain, at the place of its cause. */
export interface WhyMark extends Point {
  readonly number: number
  readonly last: boolean
}

export type HeadKind = 'square' | 'diamond' | 'triangle' | 'circle' | 'plus' | 'slant' | 'flat'

export type StageForm = 'wide' | 'stacked' | 'phone'

export interface StageModel {
  readonly at: Us
  readonly form: StageForm
  readonly width: number
  /** Of the content: more than the stage's own height when it scrolls. */
  readonly height: number
  readonly columns: readonly (Point & { readonly text: string })[]
  readonly producers: readonly ProducerModel[]
  readonly admins: readonly AdminModel[]
  readonly brokers: readonly BrokerModel[]
  readonly readers: readonly ReaderModel[]
  readonly quorum: QuorumModel | null
  readonly links: readonly LinkModel[]
  readonly ports: readonly (Point & { readonly kind: LinkModel['kind'] })[]
  /** Brokers that are silent: how long until the controller fences them. */
  readonly countdowns: readonly CountdownModel[]
  /** Phone: the spine's x and its two ends. */
  readonly spine: { readonly x: number; readonly from: number; readonly to: number } | null
  readonly lens: LensModel | null
  readonly why: readonly WhyMark[]
  readonly legend: readonly HeadKind[]
  readonly colourBy: ColourBy
  /** No client and no topic yet, and the like: what is so, and what can be done. */
  readonly empty: string | null
}
