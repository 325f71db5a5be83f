// Milestones of the run: an icon and two or three words each.
import type { Action } from '../scenario/Scenario.ts'
import type { TraceEvent } from '../trace/TraceEvent.ts'
import { milestoneWords as words } from '../words/en/timeline.ts'
import type { MilestoneIcon } from './TimelineModel.ts'

export interface MilestoneText {
  readonly icon: MilestoneIcon
  readonly label: string
  readonly fault: boolean
}

/** What stands above the track for an event. */
export function milestoneText(event: TraceEvent): MilestoneText {
  const say = (icon: MilestoneIcon, label: string, fault = false): MilestoneText => ({
    icon,
    label,
    fault,
  })
  switch (event.type) {
    case 'ActPerformed':
      return actMilestone(event.action)
    case 'ProcessChanged':
      return processMilestone(event.node, event.how)
    case 'HostPowerChanged':
      return say('power', words.power(event.host), !event.powered)
    case 'TopicCreated':
      return say('topic', words.topic(event.topic))
    case 'TopicDeleted':
      return say('delete', words.topicGone(event.topic))
    case 'TopicAltered':
      return say('alter', words.topicAltered(event.topic))
    case 'ClientStarted':
      return say('client', words.clientStarts(event.client))
    case 'ClientChanged':
      return say(
        event.to === 'Crashed' ? 'crash' : 'client',
        words.client(event.client, words.lifecycle[event.to]),
        event.to === 'Crashed' || event.to === 'Refused',
      )
    case 'LogTruncated':
      return say('truncate', words.truncated(event.partition), true)
    case 'CallFailed':
    case 'BatchFailed':
      return say('error', words.failed(event.client), true)
    case 'AdminAnswered': {
      const refused = event.error !== '' && event.error !== 'NONE'
      return say(refused ? 'error' : 'answer', words.answered(event.call), refused)
    }
    case 'PromiseBroken':
      return say('broken', words.broken, true)
    default:
      return say('answer', event.type)
  }
}

function processMilestone(
  node: number,
  how: 'start' | 'exit' | 'kill' | 'freeze' | 'thaw' | 'power',
): MilestoneText {
  if (how === 'start') return { icon: 'start', label: words.brokerStarts(node), fault: false }
  if (how === 'exit') return { icon: 'stop', label: words.brokerStops(node), fault: false }
  if (how === 'thaw') return { icon: 'start', label: words.brokerThaws(node), fault: false }
  if (how === 'freeze') return { icon: 'freeze', label: words.brokerFreezes(node), fault: true }
  return { icon: 'crash', label: words.brokerCrashes(node), fault: true }
}

function actMilestone(action: Action): MilestoneText {
  const say = (icon: MilestoneIcon, label: string, fault = false): MilestoneText => ({
    icon,
    label,
    fault,
  })
  switch (action.type) {
    case 'createTopic':
      return say('topic', words.topic(action.topic))
    case 'alterTopic':
      return say('alter', words.topicAltered(action.topic))
    case 'deleteTopic':
      return say('delete', words.topicGone(action.topic))
    case 'produceRecords':
      return say('records', words.records(action.records.length))
    case 'addClient':
      return say('client', words.add(action.client.id))
    case 'removeClient':
      return say('client', words.remove(action.client))
    case 'pauseClient':
      return say('client', words.pause(action.client))
    case 'resumeClient':
      return say('client', words.resume(action.client))
    case 'slowClient':
      return say('client', words.slow(action.client), true)
    case 'crashClient':
      return say('crash', words.crash(action.client), true)
    case 'restartClient':
      return say('start', words.restart(action.client))
    case 'seekReader':
      return say('seek', words.seek(action.client))
    case 'stopBroker':
      return processMilestone(action.node, 'exit')
    case 'crashBroker':
      return processMilestone(action.node, 'kill')
    case 'startBroker':
      return processMilestone(action.node, 'start')
    case 'freezeBroker':
      return processMilestone(action.node, 'freeze')
    case 'thawBroker':
      return processMilestone(action.node, 'thaw')
    case 'powerOff':
      return say('power', words.power(action.host), true)
    case 'delayConnection':
      return say('cut', words.delay, true)
    case 'silenceConnection':
      return say('cut', words.silence, true)
    case 'healConnection':
      return say('start', words.heal)
    case 'resetConnection':
      return say('cut', words.reset, true)
    case 'alterConfig':
      return say('config', words.config)
  }
}
