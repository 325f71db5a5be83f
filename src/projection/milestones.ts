// Milestones of the run: an icon and two or three words each.
import type { Action } from '../scenario/Scenario.ts'
import type { TraceEvent } from '../trace/TraceEvent.ts'
import { milestoneWords as words } from '../words/en/timeline.ts'
import { nodeName, type Process } from './endpoints.ts'
import type { MilestoneIcon } from './TimelineModel.ts'

export interface MilestoneText {
  readonly icon: MilestoneIcon
  readonly label: string
  readonly fault: boolean
}

/** What stands above the track for an event; `nodes` tells brokers from controllers. */
export function milestoneText(event: TraceEvent, nodes: readonly Process[] = []): MilestoneText {
  switch (event.type) {
    case 'ActPerformed':
      return actMilestone(event.action, nodes)
    case 'ProcessChanged':
      return processMilestone(nodeName(nodes, event.node), event.how)
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
    case 'DiskLost':
      return say('disk', words.diskLost(nodeName(nodes, event.node)), true)
    case 'ControllerActivated':
      return say('leader', words.active(event.node))
    case 'ControllerRenounced':
      return say('vote', words.renounced(event.node), true)
    case 'LeadershipTaken':
      return say('leader', words.leads(event.partition, event.node))
    case 'GroupChanged':
      return say(
        'client',
        event.to === 'Stable'
          ? words.generation(event.group, event.view.generation)
          : words.rebalances(event.group),
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
  who: string,
  how: 'start' | 'exit' | 'kill' | 'freeze' | 'thaw' | 'power',
): MilestoneText {
  if (how === 'start') return { icon: 'start', label: words.starts(who), fault: false }
  if (how === 'exit') return { icon: 'stop', label: words.stops(who), fault: false }
  if (how === 'thaw') return { icon: 'start', label: words.thaws(who), fault: false }
  if (how === 'freeze') return { icon: 'freeze', label: words.freezes(who), fault: true }
  return { icon: 'crash', label: words.crashes(who), fault: true }
}

function actMilestone(action: Action, nodes: readonly Process[]): MilestoneText {
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
    case 'freezeClient':
      return say('freeze', words.freezeClient(action.client), true)
    case 'thawClient':
      return say('start', words.thawClient(action.client))
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
    case 'deleteGroup':
      return say('delete', words.groupGone(action.group))
    case 'resetOffsets':
      return say('seek', words.offsetsReset(action.group))
    default:
      return faultMilestone(action, nodes)
  }
}

const say = (icon: MilestoneIcon, label: string, fault = false): MilestoneText => ({
  icon,
  label,
  fault,
})

type ClusterAct = Exclude<
  Action,
  { readonly client: unknown } | { readonly group: string } | { readonly type: `${string}Topic` }
>

/** Acts on nodes, disks and the network, on settings and elections. */
function faultMilestone(action: ClusterAct, nodes: readonly Process[]): MilestoneText {
  switch (action.type) {
    case 'stopBroker':
      return processMilestone(nodeName(nodes, action.node), 'exit')
    case 'crashBroker':
      return processMilestone(nodeName(nodes, action.node), 'kill')
    case 'startBroker':
      return processMilestone(nodeName(nodes, action.node), 'start')
    case 'freezeBroker':
      return processMilestone(nodeName(nodes, action.node), 'freeze')
    case 'thawBroker':
      return processMilestone(nodeName(nodes, action.node), 'thaw')
    case 'powerOff':
      return say('power', words.power(action.host), true)
    case 'powerOn':
      return say('start', words.starts(action.host))
    case 'loseDisk':
      return say('disk', words.diskLost(nodeName(nodes, action.node)), true)
    case 'slowDisk':
      return say('disk', words.diskSlow(nodeName(nodes, action.node)), true)
    case 'slowNode':
      return say('cut', words.slowWay(nodeName(nodes, action.node)), true)
    case 'splitNetwork':
      return say('cut', words.split, true)
    case 'cutLink':
      return say('cut', words.cutLink, true)
    case 'healNetwork':
      return say('start', words.heal)
    case 'electLeaders':
      return say('vote', words.elect)
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
