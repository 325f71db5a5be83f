// A leader asks for another in-sync set: whether the controller takes it, what it writes, and what the leader makes of the answer.
// Kafka: ReplicationControlManager.alterPartition, Partition.handleAlterPartitionUpdate and handleAlterPartitionError.
// KIPs: 497, 704, 841, 903.
import type { ErrorName } from '../../kafka/errors.ts'
import type { AlteredPartition, IsrChange } from '../../kafka/protocol/Controller.ts'
import { type NodeId, partitionName } from '../../kafka/terms.ts'
import type {
  BrokerRegistration,
  MetadataImage,
  PartitionChangeFields,
  PartitionRegistration,
} from '../../trace/MetadataImage.ts'
import { applyChange, type ChangeRules, partitionChange } from './partitionChange.ts'

/** Why it is refused. */
export interface AlterRefusal {
  readonly error: ErrorName
  /** For the controller's log and for us: the request's answer carries only the error. */
  readonly why: string
}

/** A proposal that passed every check. */
export interface AcceptedIsr {
  readonly partition: PartitionRegistration
  readonly isr: readonly NodeId[]
  readonly recovering: boolean
}

/** Whether the whole request is refused: its sender must be the broker that is registered now. Undefined = it is read. */
export function checkBrokerEpoch(
  image: MetadataImage,
  broker: NodeId,
  epoch: number,
): AlterRefusal | undefined {
  const known = registration(image, broker)
  if (known?.epoch === epoch) return undefined
  const why = known
    ? `broker ${broker} has epoch ${known.epoch}, not ${epoch}`
    : `broker ${broker} is not registered`
  return { error: 'STALE_BROKER_EPOCH', why }
}

/** One partition of a request of `broker`: the first check it fails, in Kafka's order, or what it may become. */
export function validateAlterPartition(
  image: MetadataImage,
  broker: NodeId,
  wish: IsrChange,
): AlterRefusal | AcceptedIsr {
  const topic = image.topics.find(({ id }) => id === wish.topicId)
  if (!topic) return { error: 'UNKNOWN_TOPIC_ID', why: `no topic has the id ${wish.topicId}` }
  const partition = topic.partitions[wish.partition]
  if (!partition) {
    const name = partitionName(topic.name, wish.partition)
    return { error: 'UNKNOWN_TOPIC_OR_PARTITION', why: `there is no ${name}` }
  }
  const refusal =
    checkEpochs(partition, broker, wish) ??
    checkIsr(partition, wish) ??
    checkRecovery(partition, wish) ??
    checkEligible(image, wish)
  if (refusal) return refusal
  const isr = wish.isr.map((member) => member.broker)
  return { partition, isr, recovering: wish.recovering }
}

/** What an accepted proposal comes to. */
export interface AlterOutcome {
  /** What is written; null = the partition is as wished already. */
  readonly change: PartitionChangeFields | null
  readonly after: PartitionRegistration
  /**
   * NEW_LEADER_ELECTED when the change ended a reassignment that takes the lead from the asker: it is written all the same, and
   * the asker waits for the metadata.
   */
  readonly error: 'NONE' | 'NEW_LEADER_ELECTED'
}

/** The record for an accepted proposal of `broker`. */
export function alterPartition(
  broker: NodeId,
  accepted: AcceptedIsr,
  rules: ChangeRules,
): AlterOutcome {
  const { partition, isr, recovering } = accepted
  const change = partitionChange(partition, { isr, recovering }, rules)
  if (!change) return { change, after: partition, error: 'NONE' }
  const isDeposed = change.leader !== undefined && change.leader !== broker
  return {
    change,
    after: applyChange(partition, change),
    error: isDeposed ? 'NEW_LEADER_ELECTED' : 'NONE',
  }
}

/**
 * What the leader does with a partition's answer. `commit`: the answered set is the in-sync set from now on. `ignore`: it speaks
 * of an older state. `rollBack`: the proposal is off, the committed set holds. `wait`: it stays proposed until new metadata
 * comes. `retry`: the same is sent again.
 */
export type AlterReaction = 'commit' | 'ignore' | 'rollBack' | 'wait' | 'retry'

/** How the leader reacts, given the epochs it has now. The caller checks that the proposal is still the pending one. */
export function reactToAnswer(
  own: { readonly leaderEpoch: number; readonly partitionEpoch: number },
  answer: Pick<AlteredPartition, 'error' | 'leaderEpoch' | 'partitionEpoch'>,
): AlterReaction {
  if (answer.error !== 'NONE') return reactToError(answer.error)
  const isOld = answer.leaderEpoch !== own.leaderEpoch || answer.partitionEpoch < own.partitionEpoch
  return isOld ? 'ignore' : 'commit'
}

function reactToError(error: ErrorName): AlterReaction {
  switch (error) {
    case 'INELIGIBLE_REPLICA':
    case 'OPERATION_NOT_ATTEMPTED':
      return 'rollBack'
    case 'UNKNOWN_TOPIC_ID':
    case 'UNKNOWN_TOPIC_OR_PARTITION':
    case 'FENCED_LEADER_EPOCH':
    case 'INVALID_REQUEST':
    case 'INVALID_UPDATE_VERSION':
    case 'NEW_LEADER_ELECTED':
      return 'wait'
    default:
      return 'retry'
  }
}

/** An asker that is ahead of the controller has met one that is no longer active; one that is behind has missed a change. */
function checkEpochs(
  partition: PartitionRegistration,
  broker: NodeId,
  wish: IsrChange,
): AlterRefusal | undefined {
  const { leaderEpoch, partitionEpoch, leader } = partition
  const leaderEpochs = `its leader epoch is ${leaderEpoch}, not ${wish.leaderEpoch}`
  const partitionEpochs = `its partition epoch is ${partitionEpoch}, not ${wish.partitionEpoch}`
  if (wish.leaderEpoch > leaderEpoch) return { error: 'NOT_CONTROLLER', why: leaderEpochs }
  if (wish.partitionEpoch > partitionEpoch) return { error: 'NOT_CONTROLLER', why: partitionEpochs }
  if (wish.leaderEpoch < leaderEpoch) return { error: 'FENCED_LEADER_EPOCH', why: leaderEpochs }
  if (broker !== leader) return { error: 'INVALID_REQUEST', why: `its leader is ${leader}` }
  if (wish.partitionEpoch < partitionEpoch) {
    return { error: 'INVALID_UPDATE_VERSION', why: partitionEpochs }
  }
  return undefined
}

function checkIsr(partition: PartitionRegistration, wish: IsrChange): AlterRefusal | undefined {
  const isr = wish.isr.map((member) => member.broker)
  const isValid =
    new Set(isr).size === isr.length && isr.every((id) => partition.replicas.includes(id))
  if (!isValid) return invalid(`[${isr}] is no set of its replicas`)
  return isr.includes(partition.leader) ? undefined : invalid(`[${isr}] lacks its leader`)
}

function checkRecovery(
  partition: PartitionRegistration,
  wish: IsrChange,
): AlterRefusal | undefined {
  if (!wish.recovering) return undefined
  if (wish.isr.length > 1) return invalid('its leader is still recovering, so it is in sync alone')
  return partition.recovering ? undefined : invalid('a recovered leader cannot recover again')
}

function checkEligible(image: MetadataImage, wish: IsrChange): AlterRefusal | undefined {
  const reasons = wish.isr.flatMap((member) => {
    const why = ineligible(registration(image, member.broker), member.epoch)
    return why ? [`${member.broker} (${why})`] : []
  })
  if (reasons.length === 0) return undefined
  return { error: 'INELIGIBLE_REPLICA', why: `not eligible: ${reasons.join(', ')}` }
}

/** A broker epoch of -1 is not compared: the leader does not know it. */
function ineligible(known: BrokerRegistration | undefined, epoch: number): string | undefined {
  if (!known) return 'not registered'
  if (known.inControlledShutdown) return 'shutting down'
  if (known.fenced) return 'fenced'
  return epoch === -1 || epoch === known.epoch ? undefined : `epoch ${known.epoch}, not ${epoch}`
}

function invalid(why: string): AlterRefusal {
  return { error: 'INVALID_REQUEST', why }
}

function registration(image: MetadataImage, broker: NodeId): BrokerRegistration | undefined {
  return image.brokers.find(({ id }) => id === broker)
}
