// Acts: what a person or the script does. Admin acts become calls of the admin client; faults and workloads act from outside.
import { assert } from '../../kafka/terms.ts'
import type { Action, ActionType } from '../../scenario/Scenario.ts'
import { triggerTime } from '../../scenario/trigger.ts'
import { callAdmin } from '../admin/admin.ts'
import type { Entry } from '../kernel/Entry.ts'
import type { Sim } from '../Memory.ts'
import { record } from '../record.ts'
import { schedule } from '../schedule.ts'
import {
  crashBroker,
  freezeBroker,
  powerOff,
  powerOn,
  startBroker,
  stopBroker,
  thawBroker,
} from './brokerActs.ts'
import {
  addClient,
  crashClient,
  freezeClient,
  pauseClient,
  produceRecords,
  removeClient,
  restartClient,
  resumeClient,
  seekReader,
  slowClient,
  thawClient,
} from './clientActs.ts'
import {
  cutLink,
  delayConnection,
  healConnection,
  healNetwork,
  resetConnection,
  silenceConnection,
  slowNode,
  splitNetwork,
} from './connectionActs.ts'
import { loseDisk, slowDisk } from './diskActs.ts'
import { electLeaders } from './electLeaders.ts'
import { deleteGroup, resetOffsets } from './groupActs.ts'

type Perform = {
  readonly [T in ActionType]: (sim: Sim, action: Extract<Action, { type: T }>) => void
}

const PERFORM: Perform = {
  createTopic: (sim, { topic, partitions, replicationFactor, assignment, configs }) =>
    callAdmin(sim, `createTopics ${topic}`, {
      api: 'CreateTopics',
      body: {
        topic,
        partitions: assignment ? -1 : (partitions ?? -1),
        replicationFactor: assignment ? -1 : (replicationFactor ?? -1),
        assignment: assignment ?? null,
        configs: configs ?? {},
      },
    }),
  alterTopic: (sim, { topic, partitions, set, remove }) => {
    if (partitions !== undefined)
      callAdmin(sim, `createPartitions ${topic}`, {
        api: 'CreatePartitions',
        body: { topic, total: partitions },
      })
    if (set || remove)
      callAdmin(sim, `incrementalAlterConfigs ${topic}`, {
        api: 'IncrementalAlterConfigs',
        body: { resource: 'topic', name: topic, set: set ?? {}, remove: remove ?? [] },
      })
  },
  deleteTopic: (sim, { topic }) =>
    callAdmin(sim, `deleteTopics ${topic}`, { api: 'DeleteTopics', body: { topic } }),
  alterConfig: (sim, { resource, node, set, remove }) => {
    const name = resource === 'broker' ? String(node ?? '') : ''
    callAdmin(sim, `incrementalAlterConfigs broker ${name}`.trim(), {
      api: 'IncrementalAlterConfigs',
      body: { resource: 'broker', name, set: set ?? {}, remove: remove ?? [] },
    })
  },
  produceRecords,
  addClient,
  removeClient,
  pauseClient,
  resumeClient,
  slowClient,
  crashClient,
  freezeClient,
  thawClient,
  restartClient,
  seekReader,
  deleteGroup,
  resetOffsets,
  stopBroker,
  crashBroker,
  startBroker,
  freezeBroker,
  thawBroker,
  powerOff,
  powerOn,
  loseDisk,
  slowDisk,
  slowNode,
  delayConnection,
  silenceConnection,
  healConnection,
  resetConnection,
  splitNetwork,
  cutLink,
  healNetwork,
  electLeaders,
}

/** An act's time has come; one that repeats plans its next turn. */
export function onAct(sim: Sim, entry: Entry): void {
  const scheduled = sim.acts[entry.id]
  const count = sim.memory.acts[entry.id]
  assert(scheduled && count, `no act ${entry.id}`)
  count.done += 1
  const next = triggerTime(scheduled.act.when, count.done)
  if (next !== undefined) {
    schedule(sim, { at: next, type: 'act', who: '', id: entry.id, cause: 0 })
  }
  sim.cause = record(sim, {
    type: 'ActPerformed',
    index: entry.id,
    action: scheduled.act.do,
    by: scheduled.by,
  })
  perform(sim, scheduled.act.do)
}

export function perform(sim: Sim, action: Action): void {
  ;(PERFORM[action.type] as (sim: Sim, action: Action) => void)(sim, action)
}
