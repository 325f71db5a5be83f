import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { caseFilePaths, readCaseFile } from '../../src/cli/conformance/caseFiles.ts'
import { RUNNABLE_AREAS } from '../../src/cli/conformance/harnesses.ts'
import { reportLines } from '../../src/cli/conformance/report.ts'
import { runFile } from '../../src/cli/conformance/runCases.ts'

const folder = fileURLToPath(new URL('cases', import.meta.url))
const paths = caseFilePaths(folder)

/** How many cases each file must hold: a file that lost some would pass more easily. */
const REQUIRED: Readonly<Record<string, number>> = {
  'clients/batching': 17,
  'clients/idempotence': 7,
  'clients/producer-errors': 15,
  'clients/producers-again': 43,
  'vectors/apis': 93,
  'vectors/assignors': 760,
  'vectors/config-defs': 1144,
  'vectors/epoch-cache': 120,
  'vectors/errors': 135,
  'vectors/java-order': 140,
  'vectors/partition-change': 210,
  'vectors/partitioner': 635,
  'vectors/placement': 120,
  'vectors/placement-zk': 92,
  'vectors/sticky-partitioner': 120,
}

describe('the recordings of a real Kafka', () => {
  it('are all here', () => {
    expect(paths).toEqual(expect.arrayContaining(Object.keys(REQUIRED)))
    expect(RUNNABLE_AREAS).toEqual(expect.arrayContaining(Object.keys(REQUIRED)))
  })

  it.each(Object.entries(REQUIRED))(
    '%s: all %i cases agree with the model',
    async (path, count) => {
      const outcome = await runFile(readCaseFile(folder, path))
      expect(outcome.cases).toHaveLength(count)
      const others = outcome.cases.filter((entry) => entry.outcome.kind !== 'passed')
      expect(others, reportLines(outcome).join('\n')).toEqual([])
      const leaves = outcome.cases.map((entry) => entry.outcome.leaves)
      expect(Math.min(...leaves)).toBeGreaterThan(0)
    },
  )
})
