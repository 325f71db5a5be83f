// vectors/partition-change: what the controller decides on one partition, step by step.
import {
  applyChange,
  type Election,
  type PartitionTargets,
  partitionChange,
} from '../../engine/controller/partitionChange.ts'
import { beginReassignment, revertReassignment } from '../../engine/controller/reassignment.ts'
import type { PartitionChangeFields, PartitionRegistration } from '../../trace/MetadataImage.ts'
import type { Harness } from './Harness.ts'
import type { JsonObject } from './json.ts'
import { numberOf, numbersOf, objectOf, objectsOf, textOf } from './json.ts'

const STEP_INPUTS = [
  'do',
  'broker',
  'target',
  'targetIsr',
  'recovery',
  'election',
  'lastKnownLeader',
  'alive',
  'refused',
]

export const partitionChangeHarness: Harness = {
  rules: { inputs: ['elr', 'minIsr', 'start', ...STEP_INPUTS.map((input) => `steps[].${input}`)] },
  run(recorded) {
    let partition = registrationOf(objectOf(recorded, 'start'))
    const steps = objectsOf(recorded, 'steps').map((step) => {
      const revert = step.do === 'cancel' ? { revert: { ...revertReassignment(partition) } } : {}
      if ('refused' in step) return revert
      const change = partitionChange(partition, targetsOf(partition, step), {
        isAlive: (broker) => numbersOf(step, 'alive').includes(broker),
        minIsr: numberOf(recorded, 'minIsr'),
        elrEnabled: recorded.elr === true,
        election: textOf(step, 'election') as Election,
        uncleanShutdown: step.do === 'unclean-shutdown' ? [numberOf(step, 'broker')] : [],
        useLastKnownLeader: step.lastKnownLeader !== false,
      })
      if (!change) return { ...revert, record: null }
      partition = applyChange(partition, change)
      return { ...revert, record: recordJson(change), after: registrationJson(partition) }
    })
    return { steps }
  },
}

function targetsOf(partition: PartitionRegistration, step: JsonObject): PartitionTargets {
  switch (step.do) {
    case 'fence':
    case 'unclean-shutdown': {
      const gone = numberOf(step, 'broker')
      return { isr: partition.isr.filter((id) => id !== gone) }
    }
    case 'alter-isr': {
      const recovery = 'recovery' in step ? { recovering: step.recovery === 'RECOVERING' } : {}
      return { isr: numbersOf(step, 'targetIsr'), ...recovery }
    }
    case 'reassign':
      return beginReassignment(partition, numbersOf(step, 'target'))
    case 'cancel': {
      const { replicas, isr } = revertReassignment(partition)
      return { replicas, isr, adding: [], removing: [] }
    }
    case 'unfence':
    case 'elect':
      return {}
    default:
      throw new Error(`no such step: ${String(step.do)}`)
  }
}

function registrationOf(start: JsonObject): PartitionRegistration {
  const ids = (field: string) => (field in start ? numbersOf(start, field) : [])
  const [leaderEpoch = 0, partitionEpoch = 0] = numbersOf(start, 'epochs')
  return {
    replicas: ids('replicas'),
    adding: ids('adding'),
    removing: ids('removing'),
    isr: ids('isr'),
    elr: ids('elr'),
    lastKnownElr: ids('lastKnownElr'),
    recovering: start.recovery === 'RECOVERING',
    leader: numberOf(start, 'leader'),
    leaderEpoch,
    partitionEpoch,
  }
}

function recordJson({ recovering, ...fields }: PartitionChangeFields): JsonObject {
  return recovering === undefined ? fields : { ...fields, recovery: recoveryText(recovering) }
}

function registrationJson(partition: PartitionRegistration): JsonObject {
  const { replicas, isr, leader, leaderEpoch, partitionEpoch, recovering } = partition
  const listed = (['elr', 'lastKnownElr', 'adding', 'removing'] as const).flatMap((field) =>
    partition[field].length > 0 ? [[field, partition[field]] as const] : [],
  )
  return {
    replicas,
    isr,
    leader,
    epochs: [leaderEpoch, partitionEpoch],
    ...Object.fromEntries(listed),
    ...(recovering ? { recovery: recoveryText(true) } : {}),
  }
}

function recoveryText(recovering: boolean): string {
  return recovering ? 'RECOVERING' : 'RECOVERED'
}
