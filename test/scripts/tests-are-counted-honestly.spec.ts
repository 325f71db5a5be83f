import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { countsOfConformance, countsOfVitest } from './counts.ts'

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
})

afterEach(() => {
  vi.restoreAllMocks()
})

const reportOf = (...statuses: readonly string[]) =>
  JSON.stringify({
    testResults: [
      {
        name: 'a.spec.ts',
        status: statuses.includes('failed') ? 'failed' : 'passed',
        assertionResults: statuses.map((status, index) => ({ fullName: `test ${index}`, status })),
      },
    ],
  })

const brokenFile = JSON.stringify({
  testResults: [{ name: 'a.spec.ts', status: 'failed', message: 'boom', assertionResults: [] }],
})

describe("A run of vitest's", () => {
  it('counts what passed and what failed', () => {
    expect(countsOfVitest(1, reportOf('passed', 'failed', 'passed'))).toEqual({
      passed: 2,
      failed: 1,
    })
  })

  it.each(['pending', 'skipped', 'todo', 'disabled'])(
    'counts a %s test as failed, and says which',
    (status) => {
      expect(countsOfVitest(0, reportOf('passed', status))).toEqual({ passed: 1, failed: 1 })
      expect(console.error).toHaveBeenCalledWith(expect.stringContaining('test 1'))
    },
  )

  it('counts a file that could not be loaded as failed', () => {
    expect(countsOfVitest(1, brokenFile)).toEqual({ passed: 0, failed: 1 })
  })

  it('counts an end without a report as failed', () => {
    expect(countsOfVitest(0, undefined)).toEqual({ passed: 0, failed: 1 })
  })

  it('counts a bad end as failed though every test passed', () => {
    expect(countsOfVitest(1, reportOf('passed'))).toEqual({ passed: 1, failed: 1 })
  })

  it('counts a run without tests as failed', () => {
    expect(countsOfVitest(0, JSON.stringify({ testResults: [] }))).toEqual({ passed: 0, failed: 1 })
  })
})

describe('A conformance run', () => {
  it('is counted by its last line', () => {
    const output = 'vectors/placement: 40 passed\n41 passed, 2 failed, 3 skipped\n'
    expect(countsOfConformance({ code: 1, output })).toEqual({ passed: 41, failed: 2 })
  })

  it.each([
    ['a bad end', 1, '41 passed, 0 failed, 0 skipped'],
    ['nothing compared', 0, '0 passed, 0 failed, 9 skipped'],
    ['no counts', 0, 'done'],
  ])('fails for %s', (_, code, output) => {
    expect(countsOfConformance({ code, output }).failed).toBe(1)
  })
})
