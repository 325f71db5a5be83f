// Two records of three have one key, and a key has one partition, and a partition has one reader: the others cannot help.
import type { ClientSpec } from '../scenario/Scenario.ts'
import { lagsAtEnd, member, spread } from './groupMembers.ts'
import type { Preset } from './Preset.ts'
import { threeBrokers } from './threeBrokers.ts'

const KEYS = ['alice', 'bob', 'carol', 'dave', 'erin', 'frank']

/** Twelve orders a second, so many of them of each customer. */
const orders = (weights: readonly number[]): ClientSpec => ({
  type: 'producer',
  id: 'web-checkout',
  configs: { acks: 'all' },
  workload: {
    type: 'rate',
    topic: 'orders',
    perSecond: 12,
    keys: { type: 'list', keys: KEYS, weights },
    valueBytes: 120,
  },
})

/** Five records a second each, five a poll(), and about as many a fetch, so that none of its lags is old. */
const worker = (id: string) => ({
  ...member(id, 'billing', {
    'max.poll.records': '5',
    'max.partition.fetch.bytes': '1000',
  }),
  processing: '200ms',
})

const members = ['c1', 'c2', 'c3'].map(worker)

const scenario = threeBrokers({
  id: 'hot-key',
  title: 'One customer, two thirds of all orders',
  aim: 'Three members could do fifteen orders a second, and twelve come. Why does one member fall behind while two wait for work?',
  endsAfter: '40s',
  topic: spread(3),
  clients: [orders([10, 1, 1, 1, 1, 1]), ...members],
  script: [],
  opensAt: '10s',
})

export const hotKey: Preset = {
  scenario,
  pictureAt: '30s',
  aim: 'Records of one key stay in order because they share a partition, and a partition has one reader. A hot key is a hot member.',
  actToTry: {
    label: 'Give orders three more partitions',
    act: { type: 'alterTopic', topic: 'orders', partitions: 6 },
  },
  actToBreak: {
    label: 'Add a fourth member',
    act: { type: 'addClient', client: worker('c4') },
  },
  claim: {
    sentence: 'One member is more than ten seconds of work behind, the other two less than two.',
    holds: (end) => {
      const [most = 0, ...others] = lagsAtEnd(end, 'billing')
      return most > 50 && others.length === 2 && others.every((lag) => lag < 10)
    },
    // Everybody orders as much.
    opposite: (before) => ({ ...before, clients: [orders([1, 1, 1, 1, 1, 1]), ...members] }),
  },
}
