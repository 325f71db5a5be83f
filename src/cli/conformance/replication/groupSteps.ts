// `commit` and `committed`: offsets of a group without members, by hand.
import type { ErrorName } from '../../../kafka/errors.ts'
import type { ApiName } from '../../../kafka/protocol/apis.ts'
import type { RequestOf, ResponseOf } from '../../../kafka/protocol/bodies.ts'
import { nameOf, type Us } from '../../../kafka/terms.ts'
import type { Json, JsonObject } from '../json.ts'
import { numberOf, textOf } from '../json.ts'
import { type Lab, live, metadataNow, pass } from './Lab.ts'
import { partitionOf } from './openCluster.ts'
import { askNode } from './requests.ts'

const PATIENCE_US: Us = 30_000_000
const RETRY_US: Us = 100_000

/** OffsetCommit v8 with generation -1. */
export function commitStep(lab: Lab, action: JsonObject): Record<string, Json> {
  const group = textOf(action, 'group')
  const [topic, partition] = partitionOf(action)
  const offsets = [{ topic, partition, offset: numberOf(action, 'offset') }]
  const answer = askCoordinator(lab, group, 'OffsetCommit', {
    group,
    generation: -1,
    member: '',
    instance: null,
    offsets,
  })
  return { error: answer?.partitions[0]?.error ?? 'no answer' }
}

/** What the group has committed of any partition there is. */
export function committedStep(lab: Lab, action: JsonObject): Record<string, Json> {
  const group = textOf(action, 'group')
  const topics = metadataNow(lab)?.topics ?? []
  const partitions = topics.flatMap(({ name: topic, partitions: all }) =>
    all.map((_, partition) => ({ topic, partition })),
  )
  const answer = askCoordinator(lab, group, 'OffsetFetch', {
    group,
    partitions,
    requireStable: false,
  })
  const known = (answer?.offsets ?? []).filter(({ offset }) => offset >= 0)
  return Object.fromEntries(known.map((each) => [nameOf(each), each.offset]))
}

const NOT_YET: readonly ErrorName[] = [
  'COORDINATOR_NOT_AVAILABLE',
  'COORDINATOR_LOAD_IN_PROGRESS',
  'NOT_COORDINATOR',
]

/** Asks whoever coordinates the group, again until its coordinator is at work. */
function askCoordinator<A extends ApiName>(
  lab: Lab,
  group: string,
  api: A,
  body: RequestOf<A>,
): ResponseOf<A> | undefined {
  for (let waited = 0; waited < PATIENCE_US; waited += RETRY_US) {
    const [anyone] = live(lab)
    if (anyone === undefined) return undefined
    const asked = { api: 'FindCoordinator', body: { group } } as const
    const found = askNode(lab, anyone.id, asked, PATIENCE_US)
    if ('answer' in found && found.answer.error === 'NONE') {
      const told = askNode(lab, found.answer.node, { api, body }, PATIENCE_US)
      if ('answer' in told && !NOT_YET.includes(errorOf(told.answer))) return told.answer
    }
    pass(lab, RETRY_US)
  }
  return undefined
}

function errorOf(answer: unknown): ErrorName {
  const { error, partitions } = answer as {
    readonly error?: ErrorName
    readonly partitions?: readonly { readonly error: ErrorName }[]
  }
  return error ?? partitions?.[0]?.error ?? 'NONE'
}
