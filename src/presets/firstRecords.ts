// The first scene: one producer, one broker, one reader, three keys over three partitions.
import type { Scenario } from '../scenario/Scenario.ts'
import type { ClusterState } from '../trace/ClusterState.ts'
import { eachBatch } from '../trace/log/Log.ts'
import { keyOf } from '../trace/records.ts'
import type { Preset } from './Preset.ts'

const scenario: Scenario = {
  schema: 1,
  id: 'first-records',
  title: 'First records',
  aim: 'Watch a record travel: it waits for company in the producer, lands on a tape with an offset, and is fetched by the reader that asked.',
  seed: 7,
  startsAt: '2026-01-05T09:00:00Z',
  start: 'settled',
  endsAfter: '30s',
  clusters: {
    main: {
      release: '4.3',
      hosts: [
        {
          name: 'host-1',
          rack: 'rack-a',
          processes: [{ node: 1, roles: ['broker', 'controller'] }],
        },
      ],
      topics: [{ name: 'orders', partitions: 3, replicationFactor: 1 }],
    },
  },
  clients: [
    {
      type: 'producer',
      id: 'web-checkout',
      workload: {
        type: 'rate',
        topic: 'orders',
        perSecond: 4,
        arrivals: 'poisson',
        keys: { type: 'list', keys: ['alice', 'bob', 'carol', 'dave', 'erin'] },
        valueBytes: 120,
      },
    },
    {
      type: 'reader',
      id: 'billing',
      configs: { 'auto.offset.reset': 'earliest' },
      assign: [{ topic: 'orders', partitions: 'all' }],
      processing: '40ms',
    },
  ],
  script: [],
  acts: [],
  // A dozen records are on the tapes, and the next is about to be sent.
  open: { at: '2.6s' },
}

export const firstRecords: Preset = {
  scenario,
  pictureAt: '6s',
  aim: 'Watch a record travel: queue, flight, tape, reader. The reader asks; nobody pushes.',
  actToTry: {
    label: 'Send 3 records for alice',
    act: {
      type: 'produceRecords',
      client: 'web-checkout',
      topic: 'orders',
      records: [
        { key: 'alice', value: 'one book' },
        { key: 'alice', value: 'two pens' },
        { key: 'alice', value: 'gift wrap' },
      ],
    },
  },
  actToBreak: { label: 'Crash broker 1', act: { type: 'crashBroker', node: 1 } },
  claim: {
    sentence: 'Records of one key stand in one partition, in the order they were sent.',
    holds: (end) => keysStayTogether(end),
    opposite: (before) => ({
      ...before,
      clients: before.clients.map((client) =>
        client.type === 'producer'
          ? { ...client, configs: { 'partitioner.ignore.keys': 'true', 'batch.size': '500' } }
          : client,
      ),
    }),
  },
}

/** Each key's records are all on one tape, and there by rising number. */
function keysStayTogether(end: ClusterState): boolean {
  const homes = new Map<string, string>()
  let together = true
  for (const node of end.nodes) {
    for (const replica of node.replicas) {
      let last = -1
      eachBatch(replica.log, replica.log.startOffset, replica.log.endOffset, (batch) => {
        for (let run = 0; run < batch.runs.length; run += 3) {
          const source = end.sources[batch.runs[run] ?? -1]
          if (source?.workload.type !== 'rate') continue
          for (let k = 0; k < (batch.runs[run + 2] ?? 0); k++) {
            const number = (batch.runs[run + 1] ?? 0) + k
            const key = keyOf(end.seed, source.id, source.workload.keys, number) ?? ''
            if ((homes.get(key) ?? replica.name) !== replica.name || number < last) together = false
            homes.set(key, replica.name)
            last = number
          }
        }
      })
    }
  }
  return together && homes.size > 0
}
