// An act as something that was done, in a few words: the name of a branch, of an undo step, of a mark on the timeline.
import { nameOf, partitionName } from '../../kafka/terms.ts'
import type { Action } from '../../scenario/Scenario.ts'
import { actDone } from '../../words/en/deeds.ts'
import { endpointName, nodeName, type Process } from '../endpoints.ts'

/** `crash broker 1`, `web sends 5 records`; `nodes` = the scene's processes, so that a controller is called one. */
export function actName(action: Action, nodes: readonly Process[] = []): string {
  switch (action.type) {
    case 'produceRecords':
      return actDone.produceRecords(action.client, action.records.length)
    case 'createTopic':
    case 'alterTopic':
    case 'deleteTopic':
      return actDone[action.type](action.topic)
    case 'addClient':
      return actDone.addClient(action.client.id)
    case 'removeClient':
    case 'pauseClient':
    case 'resumeClient':
    case 'freezeClient':
    case 'thawClient':
    case 'slowClient':
    case 'crashClient':
    case 'restartClient':
      return actDone[action.type](action.client)
    case 'seekReader':
      return actDone.seekReader(action.client, nameOf(action))
    case 'deleteGroup':
    case 'resetOffsets':
      return actDone[action.type](action.group)
    case 'stopBroker':
    case 'crashBroker':
    case 'startBroker':
    case 'freezeBroker':
    case 'thawBroker':
    case 'loseDisk':
    case 'slowDisk':
    case 'slowNode':
      return actDone[action.type](nodeName(nodes, action.node))
    case 'powerOff':
    case 'powerOn':
      return actDone[action.type](action.host)
    case 'splitNetwork':
      return actDone.splitNetwork(action.islands.length)
    case 'cutLink':
      return actDone.cutLink(listOf(action.from), listOf(action.to))
    case 'healNetwork':
      return actDone.healNetwork()
    case 'electLeaders':
      return actDone.electLeaders(action.electionType.toLowerCase(), electedOf(action))
    case 'delayConnection':
    case 'silenceConnection':
    case 'healConnection':
    case 'resetConnection':
      return actDone[action.type](action.from, action.to)
    case 'alterConfig':
      return actDone.alterConfig(
        action.node === undefined ? actDone.clusterSettings() : actDone.brokerSettings(action.node),
      )
  }
}

const listOf = (names: readonly string[]): string => names.map(endpointName).join(', ')

function electedOf({ topic, partition }: Extract<Action, { type: 'electLeaders' }>): string {
  if (topic === undefined) return actDone.allTopics()
  return partition === undefined ? topic : partitionName(topic, partition)
}
