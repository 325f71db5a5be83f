// Where keyless records go is drawn, so their answers cannot be compared as they stand. What must hold:
// as many records as recorded, changes of partition only in the recorded rhythm, and offsets that go on
// where the partition's last ones ended. A switch may draw the partition it leaves, so a recorded run can
// show longer stretches than the rule makes: the rhythm is the common divisor of the places of all changes.
import type { Json, JsonObject } from './json.ts'
import { isList, isObject, objectsOf } from './json.ts'

/** The answer of one record that was sent alone. */
interface Place {
  readonly partition: number
  readonly offset: number
}

/** Steps whose answers are subject to this rule, and why an answer breaks it. */
export type KeylessVerdicts = ReadonlyMap<number, string | null>

/**
 * Judges the produced answers of all steps that sent keyless records without a partition through the
 * built-in partitioner; null = it holds.
 */
export function judgeKeylessSends(recorded: JsonObject, produced: JsonObject): KeylessVerdicts {
  const verdicts = new Map<number, string | null>()
  const produceds = objectsOf(produced, 'steps')
  let before: Place | null = null
  let sent = 0
  const rhythm = rhythmOf(recorded)
  const next = new Map<number, number>()
  objectsOf(recorded, 'steps').forEach((step, i) => {
    if (!isKeyless(recorded, step)) return
    const alternatives = alternativesOf(answerOf(step))
    const answer = answerOf(produceds[i] ?? {})
    const places = alternatives.map(placeOf)
    if (places.every((place) => place !== null) && alternatives.length > 0) {
      const place = placeOf(String(answer))
      verdicts.set(i, whyMisplaced(place, before, sent % rhythm === 0, next))
      if (place) next.set(place.partition, place.offset + 1)
      before = place
      sent += 1
    } else {
      verdicts.set(i, whyCountsDiffer(alternatives, String(answer)))
      countSent(String(answer), next)
    }
  })
  return verdicts
}

function isKeyless(recorded: JsonObject, step: JsonObject): boolean {
  const action = step.do
  if (!isObject(action) || action.op !== 'send') return false
  if ('partition' in action || 'key' in action || 'keys' in action) return false
  // An answer that was the same in all runs is compared as it stands.
  return isObject(answerOf(step)) && !hasOwnPartitioner(recorded, action.id)
}

function hasOwnPartitioner(recorded: JsonObject, id: Json | undefined): boolean {
  return objectsOf(recorded, 'steps').some((step) => {
    const action = step.do
    if (!isObject(action) || action.op !== 'startProducer' || action.id !== id) return false
    return isObject(action.config) && 'partitioner.class' in action.config
  })
}

function answerOf(step: JsonObject): Json | undefined {
  return isObject(step.observe) ? step.observe.result : undefined
}

function alternativesOf(answer: Json | undefined): readonly string[] {
  if (isObject(answer) && isList(answer.varies)) return answer.varies.map(String)
  return typeof answer === 'string' ? [answer] : []
}

function placeOf(answer: string): Place | null {
  const [, partition, offset] = /^(\d+)@(\d+)$/.exec(answer) ?? []
  if (partition === undefined || offset === undefined) return null
  return { partition: Number(partition), offset: Number(offset) }
}

/** After how many records a recorded run may have changed its partition; Infinity = none ever did. */
function rhythmOf(recorded: JsonObject): number {
  let rhythm = 0
  let sent = 0
  let before: readonly (Place | null)[] = []
  for (const step of objectsOf(recorded, 'steps')) {
    if (!isKeyless(recorded, step)) continue
    const places = alternativesOf(answerOf(step)).map(placeOf)
    // Alternatives stand in the order of the runs as long as all runs differ.
    const areAligned = before.length === places.length
    const changed = areAligned && places.some((at, run) => at?.partition !== before[run]?.partition)
    if (changed) rhythm = commonDivisor(rhythm, sent)
    before = places
    sent += 1
  }
  return rhythm === 0 ? Number.POSITIVE_INFINITY : rhythm
}

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b)
}

function whyMisplaced(
  place: Place | null,
  before: Place | null,
  mayChange: boolean,
  next: ReadonlyMap<number, number>,
): string | null {
  if (!place) return 'should be one place in the log'
  if (place.offset !== (next.get(place.partition) ?? 0)) return 'leaves a gap in the partition'
  if (!before || before.partition === place.partition || mayChange) return null
  return 'changes the partition out of the recorded rhythm'
}

/** `{partition 0=581, partition 1=419}` */
function countsOf(answer: string): ReadonlyMap<string, number> {
  const pairs = answer.matchAll(/(partition \d+)=(\d+)/g)
  return new Map([...pairs].map(([, partition, count]) => [partition!, Number(count)]))
}

function total(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0)
}

function whyCountsDiffer(alternatives: readonly string[], answer: string): string | null {
  const recorded = alternatives.map(countsOf)
  const counts = countsOf(answer)
  const sums = recorded.map(total)
  if (!sums.includes(total(counts))) return `should be ${sums[0] ?? 0} records in all`
  const stayed = recorded.every((other) => other.size === 1)
  return stayed && counts.size > 1 ? 'should stay in one partition' : null
}

function countSent(answer: string, next: Map<number, number>): void {
  for (const [partition, count] of countsOf(answer)) {
    const number = Number(partition.slice('partition '.length))
    next.set(number, (next.get(number) ?? 0) + count)
  }
}
