import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { repository } from './repository.ts'

export interface CommandEnd {
  /** The exit code, or 1 for a command that could not start or was stopped by a signal. */
  readonly code: number
  /** What it wrote to standard output; empty unless it was asked for. */
  readonly output: string
}

/**
 * Runs one of the installed commands (`tsc`, `vitest` …) at the top of the repository. What it says is
 * shown while it runs; `keepOutput` also returns its standard output.
 */
export function runCommand(
  name: string,
  commandArguments: readonly string[],
  { keepOutput = false }: { readonly keepOutput?: boolean } = {},
): Promise<CommandEnd> {
  const child = spawn(join(repository, 'node_modules', '.bin', name), commandArguments, {
    cwd: repository,
    stdio: ['ignore', keepOutput ? 'pipe' : 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  })
  let output = ''
  child.stdout?.on('data', (chunk: Buffer) => {
    output += chunk.toString()
    process.stdout.write(chunk)
  })
  return new Promise((done) => {
    child.on('error', (error) => {
      console.error(`${name} could not be started: ${error.message}`)
      done({ code: 1, output })
    })
    child.on('close', (code) => done({ code: code ?? 1, output }))
  })
}
