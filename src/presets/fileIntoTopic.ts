// The main job: the lines of a file become records of a topic, one by one.
import type { RecordSpec, Scenario } from '../scenario/Scenario.ts'
import type { ClusterState } from '../trace/ClusterState.ts'
import type { Preset } from './Preset.ts'

const LINES: readonly string[] = [
  'The log is a list of lines.',
  'Each line gets the next number.',
  'Nothing is ever changed.',
  '',
  'Who reads keeps its own place.',
  'Reading takes nothing away.',
  'Another reader may begin at 0.',
  'This is the last line.',
]

const scenario: Scenario = {
  schema: 1,
  id: 'file-into-topic',
  title: 'A file into a topic',
  aim: 'Every line of a text file becomes one record, in order. Drop your own file to replace these lines.',
  seed: 7,
  startsAt: '2026-01-05T09:00:00Z',
  start: 'settled',
  endsAfter: '20s',
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
      topics: [{ name: 'lines', partitions: 1, replicationFactor: 1 }],
    },
  },
  clients: [
    {
      type: 'producer',
      id: 'file-source',
      workload: {
        type: 'list',
        topic: 'lines',
        records: LINES.map((value): RecordSpec => ({ value })),
        every: '1s',
      },
    },
    {
      type: 'reader',
      id: 'reader-1',
      configs: { 'auto.offset.reset': 'earliest' },
      assign: [{ topic: 'lines', partitions: 'all' }],
      processing: '100ms',
    },
  ],
  script: [],
  acts: [],
}

export const fileIntoTopic: Preset = {
  scenario,
  aim: 'Every line becomes one record. Drop your own file here: text, CSV or NDJSON.',
  actToTry: {
    label: 'Add a second reader',
    act: {
      type: 'addClient',
      client: {
        type: 'reader',
        id: 'reader-2',
        configs: { 'auto.offset.reset': 'earliest' },
        assign: [{ topic: 'lines', partitions: 'all' }],
        processing: '100ms',
      },
    },
  },
  actToBreak: { label: 'Pull the plug of host-1', act: { type: 'powerOff', host: 'host-1' } },
  claim: {
    sentence: 'Every line of the file is stored once, in the order of the file, and read once.',
    holds: (end) => storedAndRead(end, LINES.length),
    opposite: (before) => ({
      ...before,
      script: [{ when: { at: '3.5s' }, do: { type: 'powerOff', host: 'host-1' } }],
    }),
  },
}

/** The topic's only tape holds exactly so many records, and the reader worked on each once. */
function storedAndRead(end: ClusterState, lines: number): boolean {
  const [replica] = end.nodes.flatMap((node) => node.replicas)
  const reader = end.clients.find((client) => client.type === 'reader')
  return replica?.log.endOffset === lines && reader?.type === 'reader' && reader.processed === lines
}
