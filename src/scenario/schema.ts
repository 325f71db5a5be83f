// Scenario, schema version 1, as a check at the door. Strict: a key that is not known is a problem, never dropped.
// Each message is the words after “allowed:”; `schemaProblems.ts` makes sentences of them.
import * as z from 'zod/mini'
import { allowed } from '../words/en/scenario.ts'
import { actSchema } from './actSchema.ts'
import { clientSchema } from './clientSchema.ts'
import * as field from './fields.ts'
import { LIMITS } from './limits.ts'
import type { Scenario } from './Scenario.ts'
import { SCHEMA_VERSION } from './versions.ts'

const { maybe, object } = field

const views = field.oneOf('stage', 'logs', 'groups', 'events')

/** The controls a link may lock, by their names on the page. */
const CONTROLS = ['Act', 'Open', 'Save', 'Share', 'Undo', 'Redo', 'Start over', 'Time', 'Speed']

const compare = field.either(
  [
    object({ to: z.literal('opposite') }),
    object({
      to: z.literal('setting'),
      of: field.text(300),
      name: field.configName,
      value: z.string(allowed.configValue()).check(z.maxLength(10_000, allowed.configValue())),
    }),
    object({ to: z.literal('acts'), acts: field.list(actSchema, 'acts') }),
  ],
  allowed.compare(),
)

const open = object({
  at: maybe(field.duration),
  event: maybe(field.whole(0, Number.MAX_SAFE_INTEGER)),
  paused: maybe(z.boolean(allowed.boolean())),
  view: maybe(views),
  views: maybe(
    z
      .array(views, allowed.list())
      .check(z.minLength(1, allowed.someViews()), z.maxLength(4, allowed.someViews())),
  ),
  locked: maybe(
    z
      .array(field.wordOf(CONTROLS), allowed.list())
      .check(z.maxLength(CONTROLS.length, allowed.list())),
  ),
  question: maybe(field.text(1_000)),
  selected: maybe(field.text(300)),
  hash: maybe(field.hashText),
  compare: maybe(compare),
})

const process = object({
  node: field.nodeId,
  roles: z
    .array(field.oneOf('broker', 'controller'), allowed.list())
    .check(z.minLength(1, allowed.roles()), z.maxLength(2, allowed.roles())),
  configs: maybe(field.configs),
})

const host = object({
  name: field.placeName,
  rack: maybe(field.placeName),
  processes: field.list(process, 'processes'),
})

const topic = object({
  name: field.topicName,
  partitions: maybe(field.partitionCount),
  replicationFactor: maybe(field.whole(1, LIMITS.processes)),
  assignment: maybe(field.assignment),
  configs: maybe(field.configs),
})

const cluster = object({
  release: field.oneOf('4.3'),
  hosts: field.list(host, 'hosts'),
  configs: maybe(field.configs),
  topics: maybe(field.list(topic, 'topics')),
  activeController: maybe(field.nodeId),
  features: maybe(field.named(field.configName, field.whole(0, 32_767), 'configs')),
})

const file = object({
  size: field.whole(0, LIMITS.fileBytes),
  sha256: field.sha256Text,
  content: maybe(z.string(allowed.base64())),
})

export const scenarioSchema = object({
  schema: z.literal(SCHEMA_VERSION, allowed.schemaVersion(SCHEMA_VERSION)),
  id: field.scenarioId,
  title: field.text(200),
  aim: maybe(field.text(1_000)),
  seed: field.whole(0, 4_294_967_295),
  startsAt: field.instant,
  start: field.oneOf('settled', 'cold'),
  endsAfter: field.length,
  clusters: field.named(field.placeName, cluster, 'clusters'),
  clients: field.list(clientSchema, 'clients'),
  script: field.list(actSchema, 'acts'),
  acts: field.list(actSchema, 'acts'),
  files: maybe(field.named(field.fileName, file, 'files')),
  open: maybe(open),
})

type Frozen<T> = T extends object ? { readonly [K in keyof T]: Frozen<T[K]> } : T
/** Identical, optional keys too; to be assignable would not be enough. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : never

/** Fails to compile when the schema and `Scenario` drift apart. */
export const schemaIsScenario: Same<Frozen<z.infer<typeof scenarioSchema>>, Frozen<Scenario>> = true
