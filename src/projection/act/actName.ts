// An act as something that was done, in a few words: the name of a branch, of an undo step, of a mark on the timeline.
import { partitionName } from '../../kafka/terms.ts'
import type { Action } from '../../scenario/Scenario.ts'
import { actDone } from '../../words/en/deeds.ts'

/** `crash broker 1`, `web sends 5 records`. */
export function actName(action: Action): string {
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
    case 'slowClient':
    case 'crashClient':
    case 'restartClient':
      return actDone[action.type](action.client)
    case 'seekReader':
      return actDone.seekReader(action.client, partitionName(action.topic, action.partition))
    case 'stopBroker':
    case 'crashBroker':
    case 'startBroker':
    case 'freezeBroker':
    case 'thawBroker':
      return actDone[action.type](action.node)
    case 'powerOff':
      return actDone.powerOff(action.host)
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
