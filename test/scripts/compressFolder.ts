import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'

/** Lays a brotli copy (`.br`) beside each text of a folder, as a static host keeps them. */
export function compressFolder(folder: string): void {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  for (const path of paths.filter((name) => /\.(html|css|js|json|svg|webmanifest)$/.test(name)))
    writeFileSync(join(folder, `${path}.br`), brotli(readFileSync(join(folder, path))))
}

/** Compressed as well as brotli can. */
export function brotli(text: Buffer): Buffer {
  return brotliCompressSync(text, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
    },
  })
}
