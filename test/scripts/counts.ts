import type { CommandEnd } from './runCommand.ts'

export interface Counts {
  readonly passed: number
  readonly failed: number
}

/** The part of vitest's JSON report that is read here. */
interface VitestReport {
  readonly testResults: readonly {
    readonly name: string
    readonly status: string
    readonly message?: string
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[]
  }[]
}

/**
 * Counts vitest's tests. A test that did not run is a failure, and so is a file that could not be
 * loaded, a run that ended badly without saying why, and one without any test.
 */
export function countsOfVitest(code: number, report: string | undefined): Counts {
  if (report === undefined) return { passed: 0, failed: 1 }
  const { testResults } = JSON.parse(report) as VitestReport
  const tests = testResults.flatMap((file) => file.assertionResults)
  const passed = tests.filter((test) => test.status === 'passed').length
  const notRun = tests.filter((test) => test.status !== 'passed' && test.status !== 'failed')
  for (const test of notRun)
    console.error(`Did not run, which counts as a failure: ${test.fullName}`)
  const brokenFiles = testResults.filter(
    (file) =>
      file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  )
  const failed = tests.length - passed + brokenFiles.length
  const endedBadly = failed === 0 && (code !== 0 || passed === 0)
  return { passed, failed: endedBadly ? 1 : failed }
}

/** Reads the last line of the conformance door, `N passed, N failed, N skipped`, and trusts its exit code more. */
export function countsOfConformance({ code, output }: CommandEnd): Counts {
  const lastLine = output.trimEnd().split('\n').at(-1) ?? ''
  const found = /^(\d+) passed, (\d+) failed, (\d+) skipped$/.exec(lastLine)
  if (found === null) {
    console.error('The conformance run did not end with its counts.')
    return { passed: 0, failed: 1 }
  }
  const passed = Number(found[1])
  const failed = Number(found[2])
  const endedBadly = failed === 0 && (code !== 0 || passed === 0)
  return { passed, failed: endedBadly ? 1 : failed }
}
