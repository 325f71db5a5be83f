// What an act does: a verb and the rest, so that it can follow `you` or `the scene`.
import type { Action, Configs, ReadFrom } from '../scenario/Scenario.ts'
import { actWords, type Deed } from '../words/en/actSentences.ts'
import { endpointName, nodeName, type Process } from './endpoints.ts'

/** `create`, `topic orders`; `nodes` tells brokers from controllers. */
export function actText(action: Action, nodes: readonly Process[]): Deed {
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
    case 'freezeClient':
    case 'thawClient':
    case 'crashClient':
      return actWords[action.type](action.client)
    case 'restartClient':
      return actWords.restartClient(action.client, settingsOf(action.set).join(', '))
    case 'slowClient':
      return actWords.slowClient(action.client, action.processing)
    case 'seekReader':
      return actWords.seekReader(
        action.client,
        `${action.topic}-${action.partition}`,
        placeText(action.to),
      )
    case 'deleteGroup':
      return actWords.deleteGroup(action.group)
    case 'resetOffsets':
      return actWords.resetOffsets(
        action.group,
        action.partition === undefined ? action.topic : `${action.topic}-${action.partition}`,
        placeText(action.to),
      )
    case 'stopBroker':
    case 'crashBroker':
    case 'startBroker':
    case 'freezeBroker':
    case 'thawBroker':
    case 'loseDisk':
      return actWords[action.type](nodeName(nodes, action.node))
    case 'slowDisk':
    case 'slowNode':
      return actWords[action.type](nodeName(nodes, action.node), action.delay)
    case 'powerOff':
    case 'powerOn':
      return actWords[action.type](action.host)
    case 'splitNetwork':
      return actWords.splitNetwork(action.islands.map(listOf).join(' | '))
    case 'cutLink':
      return actWords.cutLink(listOf(action.from), listOf(action.to), action.bothWays ?? false)
    case 'healNetwork':
      return actWords.healNetwork()
    case 'electLeaders':
      return actWords.electLeaders(action.electionType === 'UNCLEAN', electedOf(action))
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

const listOf = (names: readonly string[]): string => names.map(endpointName).join(', ')

function electedOf({ topic, partition }: Extract<Action, { type: 'electLeaders' }>): string {
  if (topic === undefined) return actWords.allTopics
  return partition === undefined ? topic : `${topic}-${partition}`
}

function placeText(to: ReadFrom): string {
  if (typeof to === 'string') return actWords.place[to]
  return 'offset' in to ? actWords.place.offset(to.offset) : to.timestamp
}

function alterText(action: Extract<Action, { type: 'alterConfig' }>): Deed {
  const whose =
    action.resource === 'cluster' ? actWords.theCluster : endpointName(`broker-${action.node ?? 0}`)
  return actWords.alterConfig(
    whose,
    [...settingsOf(action.set), ...(action.remove ?? [])].join(', '),
  )
}

const settingsOf = (set: Configs = {}): string[] =>
  Object.entries(set).map(([name, value]) => `${name}=${value}`)
