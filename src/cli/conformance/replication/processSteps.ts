// Steps on the brokers' processes: kill -9, SIGTERM, start, SIGSTOP, SIGCONT.
import type { Json, JsonObject } from '../json.ts'
import { isList } from '../json.ts'
import { act, disturb, type Lab, nodeOf, passUntil, toMs } from './Lab.ts'
import { numberIn } from './produceStep.ts'
import type { Step } from './runSteps.ts'

function broker(action: JsonObject, resolve: (who: Json) => number): number {
  return resolve(action.broker ?? null)
}

function onNode(type: 'crashBroker' | 'startBroker' | 'freezeBroker' | 'thawBroker'): Step {
  return (lab, action, resolve) => {
    const node = broker(action, resolve)
    disturb(lab)
    act(lab, { type, node })
    lab.notes.set('broker:last', node)
    return { broker: node }
  }
}

/** SIGTERM, and waits until the process has ended. */
function stopCleanly(lab: Lab, action: JsonObject, resolve: (who: Json) => number): Json {
  const node = broker(action, resolve)
  disturb(lab)
  act(lab, { type: 'stopBroker', node })
  lab.notes.set('broker:last', node)
  const mostUs = numberIn(action, 'maxMs', 60_000) * 1_000
  const exited = passUntil(lab, () => nodeOf(lab, node).process === 'Stopped', mostUs)
  return { broker: node, exited, exitMs: toMs(lab.simulation.now - lab.disturbedAt) }
}

export const processSteps: Readonly<Record<string, Step>> = {
  crashBroker: onNode('crashBroker'),
  startBroker: onNode('startBroker'),
  freezeBroker: onNode('freezeBroker'),
  resumeBroker: onNode('thawBroker'),
  stopBrokerCleanly: stopCleanly,
  crashBrokers: (lab, action, resolve) => {
    const nodes = isList(action.brokers) ? action.brokers.map(resolve) : []
    disturb(lab)
    for (const node of nodes) act(lab, { type: 'crashBroker', node })
    return null
  },
}
