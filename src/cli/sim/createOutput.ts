// Lines to stdout, in large pieces, no faster than they are read; a reader who leaves early ends them quietly.
import type { Writable } from 'node:stream'

export interface Output {
  line(text: string): void
  /** Whether enough has gathered that it should be written before more comes. */
  readonly isFull: boolean
  /** True once nobody reads any more. */
  readonly isClosed: boolean
  /** Writes what has gathered; settles when it was taken. */
  flush(): Promise<void>
}

const PIECE_CHARS = 1 << 18

export function createOutput(stream: Writable): Output {
  let gathered: string[] = []
  let chars = 0
  let isClosed = false
  stream.on('error', (error: Error & { readonly code?: string }) => {
    if (error.code !== 'EPIPE') throw error
    isClosed = true
  })
  return {
    line: (text) => {
      gathered.push(text)
      chars += text.length + 1
    },
    get isFull() {
      return chars >= PIECE_CHARS
    },
    get isClosed() {
      return isClosed
    },
    flush: () => {
      if (gathered.length === 0 || isClosed) return Promise.resolve()
      const piece = `${gathered.join('\n')}\n`
      gathered = []
      chars = 0
      return new Promise((resolve) => stream.write(piece, () => resolve()))
    },
  }
}
