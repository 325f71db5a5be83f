// npm test: every stage, or the stages named as arguments. The last line of all is the sum.
import type { Stage } from './stages.ts'
import { stages } from './stages.ts'

function chosenStages(names: readonly string[]): readonly Stage[] {
  const withoutBrowser = names.includes('--without-browser')
  const wanted = names.filter((name) => name !== '--without-browser')
  const unknown = wanted.filter((name) => !stages.some((stage) => stage.name === name))
  if (unknown.length > 0) {
    const allowed = stages.map((stage) => stage.name).join(', ')
    throw new Error(`No stage is called ${unknown.join(', ')}. The stages are: ${allowed}.`)
  }
  return stages.filter(
    ({ name }) =>
      (wanted.length === 0 || wanted.includes(name)) && !(withoutBrowser && name === 'browser'),
  )
}

async function runAll(chosen: readonly Stage[]) {
  const lines: string[] = []
  const sum = { passed: 0, failed: 0 }
  for (const stage of chosen) {
    console.log(`\n── ${stage.name} ──`)
    const startedAt = performance.now()
    const { passed, failed } = await stage.run()
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
    sum.passed += passed
    sum.failed += failed
    lines.push(`${stage.name.padEnd(12)} ${passed} passed, ${failed} failed (${seconds} s)`)
  }
  console.log(`\n${lines.join('\n')}`)
  console.log(`${sum.passed} passed, ${sum.failed} failed`)
  process.exitCode = sum.failed > 0 || sum.passed === 0 ? 1 : 0
}

try {
  await runAll(chosenStages(process.argv.slice(2)))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 2
}
