// What compression does to a batch's size: estimates, marked as such wherever a size is shown.
// A real ratio depends on the data and the codec's version; these are declared once for text-like records.
import type { Compression } from '../terms.ts'
import { BATCH_HEADER_BYTES } from './recordSize.ts'

/** Compressed per uncompressed size, in millionths. */
export const COMPRESSED_PPM: { readonly [C in Compression]: number } = {
  none: 1_000_000,
  gzip: 300_000,
  snappy: 500_000,
  lz4: 480_000,
  zstd: 280_000,
}

/** Estimated size of a batch whose uncompressed size is known, header included. */
export function compressedBytes(plainBytes: number, compression: Compression): number {
  if (compression === 'none') return plainBytes
  return (
    BATCH_HEADER_BYTES +
    Math.ceil(((plainBytes - BATCH_HEADER_BYTES) * COMPRESSED_PPM[compression]) / 1_000_000)
  )
}
