import { expect } from 'vitest'
import type { Problem } from '../../src/scenario/Problem.ts'

interface MayBeRefused {
  readonly problems?: readonly Problem[]
}

/** The problem at a path; the test fails with all problems when there is none. */
export function problemAt(decoded: object, path: string): Problem {
  const { problems = [] } = decoded as MayBeRefused
  const problem = problems.find((one) => one.path === path)
  expect(problem, `a problem at ${path} among ${JSON.stringify(problems)}`).toBeDefined()
  return problem as Problem
}

/** Every problem says where, what would do, and what is wrong in a sentence that ends. */
export function expectToldWell(problems: readonly Problem[]): void {
  expect(problems.length).toBeGreaterThan(0)
  for (const { path, value, allowed, sentence, hint } of problems) {
    expect(path).not.toBe('')
    expect(value).not.toBe('')
    expect(allowed).not.toBe('')
    expect(sentence).toMatch(/^.{10,}[.?]$/s)
    expect(`${sentence}${hint ?? ''}${value}`).not.toMatch(/undefined|\[object/)
    expect(value.length).toBeLessThan(130)
  }
}
