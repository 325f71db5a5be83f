// Producers beside groups: sends that are waited for or stay in flight.
import { answersText } from '../clientsAnswers.ts'
import type { RecordAnswer } from '../clientsDriver.ts'
import { producerConfig, sendRequest } from '../clientsRequests.ts'
import { textOf } from '../json.ts'
import { beginSend } from '../producerSends.ts'
import type { Step } from './playGroups.ts'

export const producerSteps: Readonly<Record<string, Step>> = {
  startProducer: ({ lab, inFlight }, action) => {
    const id = textOf(action, 'id')
    const config = producerConfig(action)
    inFlight.set(id, { sends: [], deliveryMs: Number(config['delivery.timeout.ms'] ?? 120_000) })
    const error = lab.driver.startProducer(id, config)
    return error === null ? {} : { error }
  },
  send: ({ lab, sent, inFlight }, action) => {
    const id = textOf(action, 'id')
    const answers = beginSend(lab.story, id, sendRequest(sent, action))
    const producer = inFlight.get(id)
    if (action.wait === false) {
      producer?.sends.push(answers)
      return { result: 'sent' }
    }
    const known = answers().map((answer) => withoutClock(answer, producer?.deliveryMs ?? 0))
    return { result: answersText(known, action.summary === true) }
  },
  flush: ({ inFlight }, action) => {
    for (const answers of inFlight.get(textOf(action, 'id'))?.sends.splice(0) ?? []) answers()
    return { result: 'ok' }
  },
}

/** How far behind delivery.timeout.ms a batch may fail. */
const A_LITTLE_MS = 100

/** Messages of batches that expired name their age, which is delivery.timeout.ms or a little more. */
function withoutClock(answer: RecordAnswer, deliveryMs: number): RecordAnswer {
  if (!('error' in answer)) return answer
  const error = answer.error.replace(/:(\d+) ms has passed/, (text, age) =>
    Number(age) >= deliveryMs && Number(age) <= deliveryMs + A_LITTLE_MS
      ? ':<delivery.timeout.ms or a little more> ms has passed'
      : text,
  )
  return { error }
}
