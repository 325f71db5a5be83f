// `javaProducer`, `stopJavaProducer`: a KafkaProducer beside the cuts, and what became of its records.
import type { Json, JsonObject } from '../json.ts'
import { textOf } from '../json.ts'
import {
  flushTraffic,
  longestGapMs,
  readWholeLog,
  startTraffic,
  type Traffic,
} from './javaClients.ts'
import { type Lab, toMs } from './Lab.ts'
import { normalText } from './normalText.ts'
import { errorName, type WatchedRecord } from './ProducerWatch.ts'

export function startProducerBeside(lab: Lab, action: JsonObject): Traffic {
  return startTraffic(lab, { everyMs: 100, ...action }, textOf(action, 'id'))
}

export function stopProducerBeside(lab: Lab, traffic: Traffic): Record<string, Json> {
  flushTraffic(lab, traffic)
  const { counts, places } = readWholeLog(lab, traffic.topic, traffic.partition)
  const { done, records } = traffic.watch
  const acked = done.filter(({ error }) => error === null)
  const failed = done.filter(({ error }) => error !== null)
  const lost = acked.filter(({ value }) => !counts.has(value))
  const isElsewhere = ({ value, offset }: WatchedRecord) =>
    counts.has(value) && !places.has(`${value}@${offset}`)
  const own = new Set(records.map(({ value }) => value))
  return {
    sent: records.length,
    acked: acked.length,
    failed: failed.length,
    ackedButNotInLog: lost.length,
    ...(lost.length > 0 ? { lostKeys: `${lost[0]?.value}..${lost.at(-1)?.value}` } : {}),
    ackedAtAnotherOffset: acked.filter(isElsewhere).length,
    failedButInLog: failed.filter(({ value }) => counts.has(value)).length,
    duplicatesInLog: [...counts].filter(([value, count]) => own.has(value) && count > 1).length,
    longestGapBetweenAcksMs: longestGapMs(done),
    answers: joined(lab, done),
  }
}

/** In the order of completion, equal answers in a row joined. */
function joined(lab: Lab, done: readonly WatchedRecord[]): Json[] {
  const runs: Record<string, Json>[] = []
  let key = ''
  for (const { sentAt, doneAt, error } of done) {
    const { name, message } = error === null ? { name: 'ok', message: '' } : errorName(error)
    const { after, ms } = sinceMark(lab, doneAt)
    const took = toMs(doneAt - sentAt)
    const itsKey = name + after + message.replaceAll(/\d+/g, 'N')
    const run = runs.at(-1)
    if (run && itsKey === key) {
      run.lastDoneMs = ms
      run.n = Number(run.n) + 1
      run.shortestMs = Math.min(Number(run.shortestMs), took)
      run.longestMs = Math.max(Number(run.longestMs), took)
    } else {
      key = itsKey
      const said = message === '' ? {} : { message: normalText(message) }
      const times = { firstDoneMs: ms, lastDoneMs: ms, n: 1, shortestMs: took, longestMs: took }
      runs.push({ result: name, ...said, doneAfter: after, ...times })
    }
  }
  return runs
}

/** 0 before the first mark. */
function sinceMark(lab: Lab, at: number): { after: string; ms: number } {
  const last = lab.marks.findLast((each) => each.at <= at)
  return last ? { after: last.name, ms: toMs(at - last.at) } : { after: 'start', ms: 0 }
}
