// What an act does: a verb and the rest, so that it can follow `you` or `the scene`.
import type { Action, ReadFrom } from '../scenario/Scenario.ts'
import { actWords, type Deed } from '../words/en/actSentences.ts'
import { endpointName } from './endpoints.ts'

/** `create`, `topic orders`. */
export function actText(action: Action): Deed {
  switch (action.type) {
    case 'createTopic':
    case 'alterTopic':
    case 'deleteTopic':
      return actWords[action.type](action.topic)
    case 'produceRecords':
      return actWords.produceRecords(action.client, action.topic, action.records.length)
    case 'addClient':
      return actWords.addClient(action.client.id)
    case 'removeClient':
    case 'pauseClient':
    case 'resumeClient':
    case 'crashClient':
    case 'restartClient':
      return actWords[action.type](action.client)
    case 'slowClient':
      return actWords.slowClient(action.client, action.processing)
    case 'seekReader':
      return actWords.seekReader(
        action.client,
        `${action.topic}-${action.partition}`,
        placeText(action.to),
      )
    case 'stopBroker':
    case 'crashBroker':
    case 'startBroker':
    case 'freezeBroker':
    case 'thawBroker':
      return actWords[action.type](action.node)
    case 'powerOff':
      return actWords.powerOff(action.host)
    case 'delayConnection':
      return actWords.delayConnection(
        endpointName(action.from),
        endpointName(action.to),
        action.delay,
      )
    case 'silenceConnection':
    case 'healConnection':
    case 'resetConnection':
      return actWords[action.type](endpointName(action.from), endpointName(action.to))
    case 'alterConfig':
      return alterText(action)
  }
}

function placeText(to: ReadFrom): string {
  if (typeof to === 'string') return actWords.place[to]
  return 'offset' in to ? actWords.place.offset(to.offset) : to.timestamp
}

function alterText(action: Extract<Action, { type: 'alterConfig' }>): Deed {
  const set = Object.entries(action.set ?? {}).map(([name, value]) => `${name}=${value}`)
  const whose =
    action.resource === 'cluster' ? actWords.theCluster : endpointName(`broker-${action.node ?? 0}`)
  return actWords.alterConfig(whose, [...set, ...(action.remove ?? [])].join(', '))
}
