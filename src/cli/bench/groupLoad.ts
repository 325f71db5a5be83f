// The load of groups that the figures are about: a hundred of ten members each, on a thousand partitions.
import type { Act, ClientSpec, ReaderSpec, Scenario } from '../../scenario/Scenario.ts'
import { referenceLoad } from './referenceLoad.ts'
import { hosts } from './replicatedLoad.ts'

const GROUPS = 100
const MEMBERS = 10

const topics = Array.from({ length: GROUPS }, (_, index) => `topic-${index}`)

/** A record a second, on every partition of its topic in time. */
const producer = (topic: string): ClientSpec => ({
  type: 'producer',
  id: `producer-${topic}`,
  workload: {
    type: 'rate',
    topic,
    perSecond: 1,
    keys: { type: 'range', prefix: 'key-', count: 1_000 },
    valueBytes: 100,
  },
})

/** Ten members of a topic's group, who commit by themselves every five seconds. */
const groupOf = (topic: string): ReaderSpec[] =>
  Array.from({ length: MEMBERS }, (_, index) => ({
    type: 'reader',
    id: `${topic}-member-${index}`,
    group: `group-${topic}`,
    subscribe: [topic],
    configs: { 'auto.offset.reset': 'earliest' },
  }))

/** A member leaves every two seconds, each time of another group, and is back ten seconds later. */
const comingsAndGoings = (): Act[] =>
  topics.flatMap((topic, index): Act[] => {
    const client = `${topic}-member-5`
    const leaves = 10 + 2 * index
    return [
      { when: { at: `${leaves}s` }, do: { type: 'removeClient', client } },
      { when: { at: `${leaves + 10}s` }, do: { type: 'restartClient', client } },
    ]
  })

/** Three brokers, a hundred topics of ten partitions with three copies, and for each a producer and a group of ten. */
export function hundredGroups(): Scenario {
  return {
    ...referenceLoad('1h'),
    id: 'hundred-groups',
    clusters: {
      main: {
        release: '4.3',
        hosts: hosts(3),
        activeController: 1001,
        topics: topics.map((name) => ({ name, partitions: 10, replicationFactor: 3 })),
      },
    },
    clients: [...topics.map(producer), ...topics.flatMap(groupOf)],
    script: comingsAndGoings(),
  }
}
