// The controller's decision on one partition: given what it is and what is wished, the record to write. Pure.
// Kafka: PartitionChangeBuilder, PartitionRegistration.merge (metadata.version 4.3).
// KIPs: 455, 631, 966.
// Simplified: log directories are left out.
import { hashMapOrder, integerHash } from '../../kafka/javaOrder.ts'
import type { NodeId } from '../../kafka/terms.ts'
import {
  changePartition,
  type PartitionChangeFields,
  type PartitionRegistration,
} from '../../trace/MetadataImage.ts'
import { completeReassignment, isSameIds } from './reassignment.ts'

type Ids = readonly NodeId[]

/** ONLINE: keep or find a clean leader. PREFERRED: the first replica if it may. UNCLEAN: anyone alive, if there is none else. */
export type Election = 'ONLINE' | 'PREFERRED' | 'UNCLEAN'

/** What the partition shall become; what is absent stays. */
export interface PartitionTargets {
  readonly isr?: Ids
  readonly replicas?: Ids
  readonly adding?: Ids
  readonly removing?: Ids
  readonly recovering?: boolean
}

/** What a decision depends on beside the partition. */
export interface ChangeRules {
  /** Whether a broker may lead: unfenced and not in controlled shutdown. */
  readonly isAlive: (broker: NodeId) => boolean
  /** min.insync.replicas, but no more than there are replicas (effectiveMinIsr). */
  readonly minIsr: number
  /** eligible.leader.replicas.version 1. */
  readonly elrEnabled: boolean
  /** What is asked for; ONLINE when nothing special is. */
  readonly election?: Election
  /** unclean.leader.election.enable of the topic: it makes ONLINE UNCLEAN. */
  readonly uncleanAllowed?: boolean
  /** Brokers that came back without having stopped cleanly: their log may miss its end, so they are not eligible. */
  readonly uncleanShutdown?: Ids
  /** False: lastKnownElr collects all former members, and none of them is elected. */
  readonly useLastKnownLeader?: boolean
}

/** The least in-sync replicas a write with acks=all needs: a partition never needs more than it has (KIP-966). */
export function effectiveMinIsr(minInsyncReplicas: number, replicas: number): number {
  return Math.min(minInsyncReplicas, replicas)
}

/** The fields of the PartitionChangeRecord Kafka would write, or null when nothing changes. */
export function partitionChange(
  partition: PartitionRegistration,
  targets: PartitionTargets,
  rules: ChangeRules,
): PartitionChangeFields | null {
  const plan = withElr(completed(planOf(partition, targets)), partition, rules)
  const elected = elect(plan, partition, rules)
  const after = withElection(plan, elected)
  const isUnclean = elected.unclean && elected.leader !== partition.leader
  const leader = leaderField(after, elected.leader, partition)
  const isr = isrField(after, isUnclean ? elected.leader : null, partition, rules)
  const change = {
    ...(isr === undefined ? {} : { isr }),
    ...(leader === undefined ? {} : { leader }),
    ...assignmentFields(after, partition),
    ...recoveryField(after, isUnclean, partition),
    ...elrFields(after, isUnclean, leader, partition, rules),
  }
  return Object.keys(change).length === 0 ? null : change
}

/** The partition once the record is applied. */
export function applyChange(
  partition: PartitionRegistration,
  change: PartitionChangeFields,
): PartitionRegistration {
  return changePartition(partition, change)
}

/** Everything the partition is to become, as it is worked out. */
interface Plan {
  readonly isr: Ids
  readonly replicas: Ids
  readonly adding: Ids
  readonly removing: Ids
  readonly elr: Ids
  readonly lastKnownElr: Ids
  readonly recovering: boolean
}

function planOf(partition: PartitionRegistration, targets: PartitionTargets): Plan {
  return {
    isr: targets.isr ?? partition.isr,
    replicas: targets.replicas ?? partition.replicas,
    adding: targets.adding ?? partition.adding,
    removing: targets.removing ?? partition.removing,
    elr: partition.elr,
    lastKnownElr: partition.lastKnownElr,
    recovering: targets.recovering ?? partition.recovering,
  }
}

/** A reassignment is looked at in every change: whichever brings the last replica in sync ends it. */
function completed(plan: Plan): Plan {
  const end = completeReassignment(plan, plan.isr)
  return end ? { ...plan, ...end, adding: [], removing: [] } : plan
}

/** Below the minimum in-sync set, who leaves it is eligible: nothing can have been committed without it. */
function withElr(plan: Plan, partition: PartitionRegistration, rules: ChangeRules): Plan {
  if (!rules.elrEnabled) return plan
  if (plan.isr.length >= rules.minIsr) return { ...plan, elr: [], lastKnownElr: [] }
  const members = javaSet(plan.elr, partition.isr)
  const isUnclean = (id: NodeId) => rules.uncleanShutdown?.includes(id) ?? false
  const elr = members.filter((id) => !plan.isr.includes(id) && !isUnclean(id))
  const lastKnownElr = javaSet(plan.elr, [...partition.isr, ...plan.lastKnownElr]).filter(
    (id) => !plan.isr.includes(id) && !elr.includes(id),
  )
  return { ...plan, elr, lastKnownElr }
}

/** A Java HashSet made as a copy of one list, with others added, in its own order. */
function javaSet(copied: Ids, added: Ids): Ids {
  const ids = [...new Set([...copied, ...added])]
  const capacity = Math.max(16, Math.trunc(copied.length / 0.75) + 1)
  return hashMapOrder(ids.map(integerHash), capacity).map((place) => ids[place]!)
}

interface Elected {
  readonly leader: NodeId
  readonly unclean: boolean
}

const NO_LEADER = -1

/** Who leads from here: never the one with the most records, always the first that may, in the order of the assignment. */
function elect(plan: Plan, partition: PartitionRegistration, rules: ChangeRules): Elected {
  const mayLead = (id: NodeId) =>
    (plan.isr.includes(id) || (plan.isr.length === 0 && plan.elr.includes(id))) && rules.isAlive(id)
  const election = electionOf(rules)
  const preferred = election === 'PREFERRED' ? plan.replicas.slice(0, 1) : []
  const clean = [...preferred, partition.leader, ...plan.replicas].find(mayLead)
  if (clean !== undefined) return { leader: clean, unclean: false }
  const lastKnown = lastKnownLeader(plan, partition, rules)
  if (lastKnown !== undefined) return { leader: lastKnown, unclean: true }
  const anyone = election === 'UNCLEAN' ? plan.replicas.find(rules.isAlive) : undefined
  return anyone === undefined
    ? { leader: NO_LEADER, unclean: false }
    : { leader: anyone, unclean: true }
}

function electionOf(rules: ChangeRules): Election {
  const asked = rules.election ?? 'ONLINE'
  return asked === 'ONLINE' && rules.uncleanAllowed ? 'UNCLEAN' : asked
}

/** When nobody is in sync or eligible, the last leader there was is the best that can be had. */
function lastKnownLeader(
  plan: Plan,
  partition: PartitionRegistration,
  rules: ChangeRules,
): NodeId | undefined {
  if (!rules.elrEnabled || rules.useLastKnownLeader === false) return undefined
  if (plan.isr.length > 0 || plan.elr.length > 0) return undefined
  const [last, ...others] = partition.lastKnownElr
  return last !== undefined && others.length === 0 && rules.isAlive(last) ? last : undefined
}

/** A leader from the eligible ones is the in-sync set, and no longer eligible. */
function withElection(plan: Plan, { leader }: Elected): Plan {
  if (!plan.elr.includes(leader)) return plan
  return { ...plan, isr: [leader], elr: plan.elr.filter((id) => id !== leader) }
}

/** The leader if it changes, or the same again when a replica was dropped: its epoch must count then. */
function leaderField(
  plan: Plan,
  elected: NodeId,
  partition: PartitionRegistration,
): NodeId | undefined {
  if (elected !== partition.leader) return elected
  const keepsAll = partition.replicas.every((id) => plan.replicas.includes(id))
  return keepsAll ? undefined : partition.leader
}

/** Without eligible replicas the last in-sync set stays on record: it says who may lead again. */
function isrField(
  plan: Plan,
  uncleanLeader: NodeId | null,
  partition: PartitionRegistration,
  rules: ChangeRules,
): Ids | undefined {
  if (uncleanLeader !== null) return [uncleanLeader]
  if (plan.isr.length === 0 && !rules.elrEnabled) return undefined
  return isSameIds(plan.isr, partition.isr) ? undefined : plan.isr
}

function assignmentFields(plan: Plan, partition: PartitionRegistration): PartitionChangeFields {
  const { replicas, adding, removing } = plan
  const isSameAssignment = replicas.length === 0 || isSameIds(replicas, partition.replicas)
  return {
    ...(isSameAssignment ? {} : { replicas }),
    ...(isSameIds(removing, partition.removing) ? {} : { removing }),
    ...(isSameIds(adding, partition.adding) ? {} : { adding }),
  }
}

function recoveryField(
  plan: Plan,
  isUnclean: boolean,
  partition: PartitionRegistration,
): PartitionChangeFields {
  if (plan.recovering !== partition.recovering) return { recovering: plan.recovering }
  return isUnclean && !partition.recovering ? { recovering: true } : {}
}

function elrFields(
  plan: Plan,
  isUnclean: boolean,
  leader: NodeId | undefined,
  partition: PartitionRegistration,
  rules: ChangeRules,
): PartitionChangeFields {
  const clears = isUnclean || !rules.elrEnabled
  const elr = clears ? [] : plan.elr
  const lastKnownElr =
    rules.useLastKnownLeader === false
      ? clears
        ? []
        : plan.lastKnownElr
      : lastLeader(leader, partition, rules)
  return {
    ...(isSameIds(elr, partition.elr) ? {} : { elr }),
    ...(isSameIds(lastKnownElr, partition.lastKnownElr) ? {} : { lastKnownElr }),
  }
}

/** The last leader is noted when it is lost, and forgotten when the record names one again. */
function lastLeader(
  leader: NodeId | undefined,
  partition: PartitionRegistration,
  rules: ChangeRules,
): Ids {
  const known = partition.lastKnownElr
  if (!rules.elrEnabled || leader === undefined) return known
  if (leader !== NO_LEADER) return []
  return known.length === 0 ? [partition.leader] : known
}
