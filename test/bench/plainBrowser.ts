// A browser nobody looks into: spoken to over a pipe, with nothing switched on but what is asked for. One that is inspected
// notes where each error object of the page was made, which React makes five of before it draws: a tenth of a second of what
// is to be measured.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { launchFlags } from '../scripts/launchFlags.ts'

type Fields = Readonly<Record<string, unknown>>

interface Message extends Fields {
  readonly id?: number
  readonly method?: string
  readonly params?: Fields
  readonly result?: Fields
  readonly error?: { readonly message: string }
}

export interface PlainBrowser {
  /** Sends a command of the Chrome DevTools Protocol; rejects with the browser's own words. */
  send(method: string, params?: Fields, sessionId?: string): Promise<Fields>
  /** Hears every event; returns how to stop. */
  onEvent(hear: (method: string, params: Fields) => void): () => void
  close(): Promise<void>
}

/** Starts it with an empty profile, which is gone when it is closed. */
export function startPlainBrowser(executablePath: string): PlainBrowser {
  const profile = mkdtempSync(join(tmpdir(), 'kafkascope-visit-'))
  const flags = ['--headless', '--remote-debugging-pipe', '--no-startup-window']
  const browser = spawn(executablePath, [...launchFlags, ...flags, `--user-data-dir=${profile}`], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  })
  const { send, onEvent } = speak(browser)
  return {
    send,
    onEvent,
    async close() {
      const gone = once(browser, 'exit')
      // It may be gone before it has answered.
      void send('Browser.close')
      await gone
      rmSync(profile, { recursive: true, maxRetries: 3 })
    },
  }
}

/** JSON both ways, each message ended by a zero byte: commands go in at 3, answers and events come out at 4. */
function speak(browser: ChildProcess): Pick<PlainBrowser, 'send' | 'onEvent'> {
  const [, , , to, from] = browser.stdio as unknown as [null, null, null, Writable, Readable]
  const waiting = new Map<number, (answer: Message) => void>()
  const hearers = new Set<(method: string, params: Fields) => void>()
  let last = 0
  let rest = ''
  from.setEncoding('utf8')
  from.on('data', (text: string) => {
    const messages = (rest + text).split('\0')
    rest = messages.pop() ?? ''
    for (const message of messages) take(JSON.parse(message))
  })
  return {
    send: (method, params = {}, sessionId) =>
      new Promise((resolve, reject) => {
        const id = ++last
        waiting.set(id, ({ result, error }) =>
          error ? reject(new Error(`${method}: ${error.message}`)) : resolve(result ?? {}),
        )
        to.write(`${JSON.stringify({ id, method, params, sessionId })}\0`)
      }),
    onEvent(hear) {
      hearers.add(hear)
      return () => hearers.delete(hear)
    },
  }

  function take(message: Message): void {
    const { id, method, params } = message
    if (id === undefined) {
      for (const hear of hearers) hear(method ?? '', params ?? {})
      return
    }
    waiting.get(id)?.(message)
    waiting.delete(id)
  }
}
