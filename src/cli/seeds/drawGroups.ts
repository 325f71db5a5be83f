// Groups beside the other clients of a drawn scenario, drawn by dice of their own: members of every kind that come, go,
// stall, crash and come back.
import type { Act, Action, Configs, ReaderSpec, TopicSpec } from '../../scenario/Scenario.ts'
import type { Dice } from './Dice.ts'

export interface DrawnGroups {
  readonly members: readonly ReaderSpec[]
  readonly acts: readonly Act[]
  /** Brokers' settings for the internal topic and the first wait. */
  readonly configs: Configs
}

const NONE: DrawnGroups = { members: [], acts: [], configs: {} }

/** In a third of all scenarios; `brokers` = how many there are. */
export function drawGroups(
  dice: Dice,
  topics: readonly TopicSpec[],
  brokers: number,
  endsAfterMs: number,
): DrawnGroups {
  if (!dice.chance(35)) return NONE
  const groups = Array.from({ length: dice.between(1, 2) }, (_, index) => `group-${index + 1}`)
  const members = groups.flatMap((group) =>
    Array.from({ length: dice.between(1, 3) }, (_, index) =>
      drawMember(dice, group, `${group}-${index + 1}`, topics),
    ),
  )
  return {
    members,
    acts: Array.from({ length: dice.between(1, 6) }, () => drawAct(dice, members, endsAfterMs)),
    configs: {
      'offsets.topic.num.partitions': '2',
      'offsets.topic.replication.factor': String(Math.min(brokers, dice.pick([1, 2, 3]))),
      'group.initial.rebalance.delay.ms': String(dice.pick([0, 0, 500])),
    },
  }
}

const STRATEGIES = ['Range', 'RoundRobin', 'Sticky', 'CooperativeSticky']

function drawMember(
  dice: Dice,
  group: string,
  id: string,
  topics: readonly TopicSpec[],
): ReaderSpec {
  const configs: Configs = {
    'auto.offset.reset': dice.pick(['earliest', 'latest']),
    'session.timeout.ms': '6000',
    'heartbeat.interval.ms': String(dice.pick([500, 1_500])),
    'auto.commit.interval.ms': String(dice.pick([500, 2_000])),
  }
  if (dice.chance(60)) {
    const strategy = dice.chance(85)
      ? dice.pick(STRATEGIES.slice(0, 1).concat('CooperativeSticky'))
      : dice.pick(STRATEGIES)
    configs['partition.assignment.strategy'] =
      `org.apache.kafka.clients.consumer.${strategy}Assignor`
  }
  if (dice.chance(30))
    configs['group.instance.id'] = dice.chance(85) ? `${id}-static` : `${group}-static`
  if (dice.chance(30)) configs['max.poll.interval.ms'] = String(dice.pick([1_000, 4_000]))
  if (dice.chance(30)) configs['enable.auto.commit'] = 'false'
  if (dice.chance(30)) configs['max.poll.records'] = String(dice.pick([1, 5]))
  const wanted = topics.filter(() => dice.chance(70))
  return {
    type: 'reader',
    id,
    group,
    subscribe: (wanted.length > 0 ? wanted : topics.slice(0, 1)).map(({ name }) => name),
    configs,
    ...(dice.chance(40) ? { commit: dice.pick(['before', 'after', 'each'] as const) } : {}),
    ...(dice.chance(60) ? { processing: dice.pick(['1ms', '20ms', '300ms']) } : {}),
    ...(dice.chance(60) ? { startsAfter: `${dice.between(0, 6_000)}ms` } : {}),
    ...drawWork(dice),
  }
}

/** Some subscribe by a pattern, and some have a listener that commits. */
export function drawSubscriptions(
  dice: Dice,
  members: readonly ReaderSpec[],
): readonly ReaderSpec[] {
  return members.map((member) => ({
    ...member,
    ...(dice.chance(35) ? { subscribe: { pattern: dice.pick(PATTERNS) } } : {}),
    ...(dice.chance(30) ? { onRevoked: 'commit' } : {}),
    ...(dice.chance(30)
      ? { configs: { ...member.configs, 'metadata.max.age.ms': String(dice.pick([300, 1_500])) } }
      : {}),
  }))
}

const PATTERNS = ['.*', 'orders|clicks', '.*s', '[a-n]+', 'none-.*']

/** What a record asks of a member's application: seldom what every other record does. */
function drawWork(dice: Dice): Pick<ReaderSpec, 'perPoll' | 'slow' | 'poison'> {
  const of = () => ({ every: dice.between(2, 40) })
  return {
    ...(dice.chance(20) ? { perPoll: dice.pick(['5ms', '200ms']) } : {}),
    ...(dice.chance(20) ? { slow: { of: of(), processing: dice.pick(['0ms', '1s']) } } : {}),
    ...(dice.chance(20)
      ? { poison: { of: of(), handler: dice.pick(['stop', 'skip', 'retry'] as const) } }
      : {}),
  }
}

const ACTS = [
  'removeClient',
  'pauseClient',
  'resumeClient',
  'crashClient',
  'restartClient',
  'freezeClient',
  'thawClient',
] as const

function drawAct(dice: Dice, members: readonly ReaderSpec[], endsAfterMs: number): Act {
  const at = `${dice.between(1_000, endsAfterMs)}ms`
  const action: Action = { type: dice.pick(ACTS), client: dice.pick(members).id }
  return { when: { at }, do: action }
}
