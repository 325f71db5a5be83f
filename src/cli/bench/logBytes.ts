// How many bytes the rows of logs take, by their columns.
import type { Log } from '../../trace/log/Log.ts'

/** Bytes of all columns of all chunks; a chunk that several logs share counts once. */
export function logBytes(logs: readonly Log[]): number {
  const chunks = new Set(logs.flatMap((log) => log.chunks))
  let bytes = 0
  for (const chunk of chunks) {
    for (const column of Object.values(chunk))
      if (ArrayBuffer.isView(column)) bytes += column.byteLength
  }
  return bytes
}
