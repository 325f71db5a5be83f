// Drives `npm run sim` as a person in a terminal does.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { repository } from '../../scripts/repository.ts'

const COMMAND = ['--import', 'tsx', join(repository, 'src/cli/sim.ts')]

/** Runs the command to its end. */
export function sim(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...COMMAND, ...args], {
    cwd: repository,
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

/** Runs the command, and stops reading after its first words. */
export async function simReadBriefly(...args: string[]) {
  const child = spawn(process.execPath, [...COMMAND, ...args], { cwd: repository })
  let stderr = ''
  child.stderr.on('data', (part: Buffer) => {
    stderr += part.toString()
  })
  await once(child.stdout, 'data')
  child.stdout.destroy()
  const [status] = await once(child, 'close')
  return { status, stderr }
}
