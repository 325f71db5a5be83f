// `npm run bench`: figures as JSON lines, each against its goal. Exit 1 when one misses it.
import { spawn } from 'node:child_process'
import { manyBrokers, manyGroups, replicatedMinute, slowestScene } from './bench/clusterFigures.ts'
import { engineMinute, idleDays, seekAndStep } from './bench/engineFigures.ts'

const ROOT = new URL('../../', import.meta.url)

/** Runs a script in a process of its own; its lines are the command's lines. Resolves to whether it ended well. */
function runScript(path: string, flags: readonly string[]): Promise<boolean> {
  const child = spawn(process.execPath, [...flags, '--import', 'tsx', path], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  return new Promise((done, fail) => {
    child.on('error', fail)
    child.on('close', (code) => done(code === 0))
  })
}

engineMinute()
seekAndStep()
idleDays()
replicatedMinute()
slowestScene()
manyBrokers()
manyGroups()
const hour = await runScript('src/cli/bench/hour.ts', ['--expose-gc'])
const page = await runScript('test/bench/page.ts', [])
if (!hour || !page) process.exitCode = 1
