// What is asked: a cluster, its clients, their work and a script of acts. The form of files and links, schema version 1.
// Lengths of time are texts with a unit, `250ms`, `5s`, `1.5s`, `8d`: see duration.ts.
import { type NodeId, nodeEndpoint, type Release } from '../kafka/terms.ts'

/** A length of time as a person writes it: digits, an optional fraction of at most six digits, and us, ms, s, m, h or d. */
export type Duration = string

export type Configs = Record<string, string>

export interface Scenario {
  readonly schema: 1
  /** The preset it began as, or a name of its own: small letters, digits and dashes. */
  readonly id: string
  readonly title: string
  /** One sentence: what to look at. */
  readonly aim?: string
  /** 0 … 4294967295. */
  readonly seed: number
  /** The wall clock at simulated time 0, as ISO 8601 in UTC. Record timestamps count from it. */
  readonly startsAt: string
  /** `settled`: brokers run and topics exist at time 0. `cold`: the boot itself is shown. */
  readonly start: 'settled' | 'cold'
  /** Where the run ends when nobody says otherwise. */
  readonly endsAfter: Duration
  readonly clusters: Readonly<Record<string, ClusterSpec>>
  readonly clients: readonly ClientSpec[]
  /** The scene's own script; it stays when a person acts. */
  readonly script: readonly Act[]
  /** What the person did, in order of time. */
  readonly acts: readonly Act[]
  /** A person's files by name. Links carry size and hash only; saved files carry the content too. */
  readonly files?: Readonly<Record<string, FileSpec>>
  /** How it opens: a teacher's choices, or the moment that was shared. */
  readonly open?: OpenSpec
}

export interface OpenSpec {
  readonly at?: Duration
  /** Number of the last event folded at that instant. */
  readonly event?: number
  readonly paused?: boolean
  readonly view?: 'stage' | 'logs' | 'groups' | 'events'
  /** Views on offer; absent = all. */
  readonly views?: readonly ('stage' | 'logs' | 'groups' | 'events')[]
  /** Controls that are locked, by the names of the page: `Act`, `Open`, `Save`, `Share`, `Undo`, `Redo`, `Start over`, `Time`, `Speed`. */
  readonly locked?: readonly string[]
  readonly question?: string
  /** What is selected: `partition:orders-0`, `broker:1`, `client:web`. */
  readonly selected?: string
  /** Trace hash up to the moment, so that a replay that differs is noticed. */
  readonly hash?: string
  /** Opens beside another run of itself. */
  readonly compare?: CompareSpec
}

/** The other run of a comparison: same scene, same seed, one thing different. */
export type CompareSpec =
  /** As the preset's claim turns it round. */
  | { readonly to: 'opposite' }
  /** One setting is another; `of`: `client:web`, `topic:orders`, `broker:1`, `brokers`. */
  | {
      readonly to: 'setting'
      readonly of: string
      readonly name: string
      readonly value: string
    }
  /** Other acts of the person. */
  | { readonly to: 'acts'; readonly acts: readonly Act[] }

export interface ClusterSpec {
  readonly release: Release
  readonly hosts: readonly HostSpec[]
  /** Broker settings for all nodes, as server.properties would hold them. */
  readonly configs?: Configs
  readonly topics?: readonly TopicSpec[]
  /** The voter that leads the quorum when the cluster has come up; absent = whoever wins. */
  readonly activeController?: NodeId
  /** Levels of features the cluster was formatted with, where they are not the release's own; 0 = off. */
  readonly features?: Readonly<Record<string, number>>
}

export interface HostSpec {
  readonly name: string
  readonly rack?: string
  readonly processes: readonly ProcessSpec[]
}

export interface ProcessSpec {
  readonly node: NodeId
  readonly roles: readonly ('broker' | 'controller')[]
  readonly configs?: Configs
}

/** A process's name on the network: `broker-1`; a controller that is no broker: `controller-101`. */
export function processEndpoint({ node, roles }: ProcessSpec): string {
  return roles.includes('broker') ? nodeEndpoint(node) : `controller-${node}`
}

export interface TopicSpec {
  readonly name: string
  readonly partitions?: number
  readonly replicationFactor?: number
  readonly assignment?: readonly (readonly NodeId[])[]
  readonly configs?: Configs
}

export type ClientSpec = ProducerSpec | ReaderSpec

interface ClientBase {
  /** The client.id: letters, digits, `.`, `_`, `-`. */
  readonly id: string
  /** Which cluster it talks to; absent = the only one. */
  readonly cluster?: string
  readonly configs?: Configs
  /** When its process starts; absent = at 0. */
  readonly startsAfter?: Duration
}

export interface ProducerSpec extends ClientBase {
  readonly type: 'producer'
  readonly workload?: Workload
}

export interface ReaderSpec extends ClientBase {
  readonly type: 'reader'
  /** What `assign()` is given; absent where it subscribes. */
  readonly assign?: readonly {
    readonly topic: string
    readonly partitions: 'all' | readonly number[]
  }[]
  /** The group it belongs to, its group.id. */
  readonly group?: string
  /** What `subscribe()` is given, topics or a pattern of their names: its group gives it partitions of these. */
  readonly subscribe?: Subscription
  /** When the application calls commitSync(): before its work on what poll() gave it, after all of it, or for each record after its work. Absent = never. */
  readonly commit?: 'before' | 'after' | 'each'
  /** What its listener does when partitions are taken from it: it calls commitSync() in onPartitionsRevoked(). Absent = nothing. */
  readonly onRevoked?: 'commit'
  /** Where it begins; absent = what its group has committed, else `auto.offset.reset` decides, as it does without a committed offset. */
  readonly from?: ReadFrom
  /** Work per record; absent = none. */
  readonly processing?: Duration
  /** Work on all records of a poll() together, after that on each: none is finished before it. Absent = none. */
  readonly perPoll?: Duration
  /** Records that take another time. */
  readonly slow?: { readonly of: SomeRecords; readonly processing: Duration }
  /** Records whose work throws, and what the application's handler does: leaves the loop and calls close(), goes on with the next record, or tries again for ever. */
  readonly poison?: { readonly of: SomeRecords; readonly handler: 'stop' | 'skip' | 'retry' }
}

/** Topics; or a pattern that a whole name must fit (`kafka/topicPattern.ts`): all topics there are now and later that fit, but for Kafka's own. */
export type Subscription = readonly string[] | { readonly pattern: string }

/** Records with this key; or the nth of each partition, the 2nth and so on, by offset. */
export type SomeRecords = { readonly key: string } | { readonly every: number }

export type ReadFrom =
  | 'beginning'
  | 'end'
  | { readonly offset: number }
  | { readonly timestamp: string }

export type Workload = RateWorkload | ListWorkload | FileWorkload

interface WorkloadBase {
  readonly topic: string
  /** Explicit partition; absent = key or sticky. */
  readonly partition?: number
}

export interface RateWorkload extends WorkloadBase {
  readonly type: 'rate'
  readonly perSecond: number
  /** `even`: equal gaps. `poisson`: independent arrivals with that mean. Absent = even. */
  readonly arrivals?: 'even' | 'poisson'
  readonly keys?: KeySpec
  /** Size of each value; absent = 100. */
  readonly valueBytes?: number
  /** How many records in all; absent = no end. */
  readonly limit?: number
}

export type KeySpec =
  | { readonly type: 'none' }
  /** These keys in turn, or drawn by weight when weights are given (whole numbers). */
  | {
      readonly type: 'list'
      readonly keys: readonly string[]
      readonly weights?: readonly number[]
    }
  /** `prefix0` … `prefix(count-1)`, drawn evenly or by Zipf (exponent 1). */
  | {
      readonly type: 'range'
      readonly prefix: string
      readonly count: number
      readonly draw?: 'even' | 'zipf'
    }

export interface RecordSpec {
  readonly key?: string | null
  readonly value?: string | null
  readonly headers?: readonly (readonly [string, string])[]
  readonly partition?: number
}

export interface ListWorkload extends WorkloadBase {
  readonly type: 'list'
  readonly records: readonly RecordSpec[]
  /** Gap between records; absent = 0: one loop of send() calls. */
  readonly every?: Duration
}

export interface FileWorkload extends WorkloadBase {
  readonly type: 'file'
  /** A name in `files`. */
  readonly file: string
  readonly as: 'text' | 'csv' | 'ndjson'
  /** CSV: a column's name. NDJSON: a path such as `user.id`. */
  readonly key?: string
  /** CSV: whether the first line names the columns; absent = true. */
  readonly header?: boolean
  readonly every?: Duration
}

export interface FileSpec {
  readonly size: number
  /** Small hex. */
  readonly sha256: string
  /** Base64; only in saved files and in the page's memory. */
  readonly content?: string
}

/** When an act happens: at a time, on an event (the nth that fits), or again and again: first at `from` (absent = after one gap). */
export type Trigger =
  | { readonly at: Duration }
  | { readonly on: EventMatch; readonly after?: Duration }
  | { readonly every: Duration; readonly from?: Duration; readonly times?: number }

export interface EventMatch {
  /** An event type of the trace. */
  readonly event: string
  /** Fields that must be equal, e.g. { "partition": "orders-0" }. */
  readonly where?: Readonly<Record<string, string | number | boolean>>
  /** 1 = the first (absent = 1). */
  readonly nth?: number
}

export interface Act {
  readonly when: Trigger
  readonly do: Action
}

export type Action =
  | {
      readonly type: 'createTopic'
      readonly topic: string
      readonly partitions?: number
      readonly replicationFactor?: number
      readonly assignment?: readonly (readonly NodeId[])[]
      readonly configs?: Configs
    }
  | {
      readonly type: 'alterTopic'
      readonly topic: string
      readonly partitions?: number
      readonly set?: Configs
      readonly remove?: readonly string[]
    }
  | { readonly type: 'deleteTopic'; readonly topic: string }
  | {
      readonly type: 'produceRecords'
      readonly client: string
      readonly topic: string
      readonly records: readonly RecordSpec[]
    }
  | { readonly type: 'addClient'; readonly client: ClientSpec }
  | { readonly type: 'removeClient'; readonly client: string }
  | { readonly type: 'pauseClient'; readonly client: string }
  | { readonly type: 'resumeClient'; readonly client: string }
  | { readonly type: 'slowClient'; readonly client: string; readonly processing: Duration }
  | { readonly type: 'crashClient'; readonly client: string }
  | { readonly type: 'freezeClient'; readonly client: string }
  | { readonly type: 'thawClient'; readonly client: string }
  | {
      readonly type: 'restartClient'
      readonly client: string
      /** Settings it starts with from now on, beside those it has. */
      readonly set?: Configs
    }
  | {
      readonly type: 'seekReader'
      readonly client: string
      readonly topic: string
      readonly partition: number
      readonly to: ReadFrom
    }
  | { readonly type: 'deleteGroup'; readonly group: string }
  /** The group's committed offsets, set while it has no members. */
  | {
      readonly type: 'resetOffsets'
      readonly group: string
      readonly topic: string
      /** Absent = all partitions of the topic. */
      readonly partition?: number
      readonly to: ReadFrom
    }
  | { readonly type: 'stopBroker'; readonly node: NodeId }
  | { readonly type: 'crashBroker'; readonly node: NodeId }
  | { readonly type: 'startBroker'; readonly node: NodeId }
  | { readonly type: 'freezeBroker'; readonly node: NodeId }
  | { readonly type: 'thawBroker'; readonly node: NodeId }
  | { readonly type: 'powerOff'; readonly host: string }
  /** The machine is back, and every process on it starts. */
  | { readonly type: 'powerOn'; readonly host: string }
  /** The process halts; at its next start its disk is a new one, freshly formatted. */
  | { readonly type: 'loseDisk'; readonly node: NodeId }
  /** Every write of its disk takes so much longer; 0 = as ever. */
  | { readonly type: 'slowDisk'; readonly node: NodeId; readonly delay: Duration }
  /** Every packet from or to the node waits; 0 = as ever. */
  | { readonly type: 'slowNode'; readonly node: NodeId; readonly delay: Duration }
  | {
      readonly type: 'delayConnection'
      readonly from: string
      readonly to: string
      readonly delay: Duration
    }
  | { readonly type: 'silenceConnection'; readonly from: string; readonly to: string }
  | { readonly type: 'healConnection'; readonly from: string; readonly to: string }
  | { readonly type: 'resetConnection'; readonly from: string; readonly to: string }
  /** Packets between ends of different islands vanish; ends of no island stay connected to all. */
  | { readonly type: 'splitNetwork'; readonly islands: readonly (readonly string[])[] }
  /** Packets from any of these to any of those vanish. */
  | {
      readonly type: 'cutLink'
      readonly from: readonly string[]
      readonly to: readonly string[]
      /** Absent = only that way. */
      readonly bothWays?: boolean
    }
  /** Ends every silence and every delay of the network. */
  | { readonly type: 'healNetwork' }
  | {
      readonly type: 'electLeaders'
      readonly electionType: 'PREFERRED' | 'UNCLEAN'
      /** Absent = all topics. */
      readonly topic?: string
      /** Absent = all partitions of the topic. */
      readonly partition?: number
    }
  | {
      readonly type: 'alterConfig'
      readonly resource: 'broker' | 'cluster'
      readonly node?: NodeId
      readonly set?: Configs
      readonly remove?: readonly string[]
    }

export type ActionType = Action['type']
