import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readCaseFile } from '../../src/cli/conformance/caseFiles.ts'
import { reportLines } from '../../src/cli/conformance/report.ts'
import { runFile } from '../../src/cli/conformance/runCases.ts'

const folder = fileURLToPath(new URL('cases', import.meta.url))

/** How many cases of each file agree, and which are left for later work, by name and with the reason. */
const REQUIRED: readonly (readonly [string, number, Readonly<Record<string, string>>])[] = [
  ['clients/classic', 24, {}],
  [
    'clients/failover',
    5,
    {
      'failover/coordinator-killBroker-consumer': 'the consumer protocol is later work',
      'failover/txn-coordinator-killBroker': 'transactions are later work',
      'failover/acks0-killBroker':
        'acks=0 loses what is sent while the machine still closes the sockets of a killed process',
    },
  ],
  ['clients/failover-again', 10, {}],
  ['clients/groups-again', 88, {}],
  ['clients/groups-drawn', 79, {}],
  ['clients/initial-delay', 3, {}],
  ['clients/lag', 3, {}],
  [
    'clients/offsets',
    10,
    {
      'offsets/out-of-range-shared': 'the consumer protocol is later work',
      'offsets/admin-while-active-consumer-shared': 'the consumer protocol is later work',
    },
  ],
  ['clients/static', 6, {}],
  ['clients/subscriptions', 45, {}],
  [
    'clients/poll-interval',
    3,
    {
      'poll-interval/kip848-exceeded-shared': 'the consumer protocol is later work',
      'poll-interval/late-commit-while-other-owns-consumer': 'the consumer protocol is later work',
    },
  ],
]

describe('Groups of a real Kafka', () => {
  it.each(REQUIRED)('%s: %i cases agree with the model', async (path, count, later) => {
    const outcome = await runFile(readCaseFile(folder, path))
    const passed = outcome.cases.filter((entry) => entry.outcome.kind === 'passed')
    expect(passed, reportLines(outcome).join('\n')).toHaveLength(count)
    const skipped = outcome.cases.flatMap(({ id, outcome: { kind, ...rest } }) =>
      kind === 'passed' ? [] : [[id, 'reason' in rest ? rest.reason : kind]],
    )
    expect(Object.fromEntries(skipped)).toEqual(later)
  })
})
