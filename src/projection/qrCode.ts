// The link of a moment as a QR code, in a size that a phone still reads from the back of a room.
import encodeQR from 'qr'

/** Error correction: about 7, 15, 25 and 30 % of a code may be unreadable. */
export type QrLevel = 'L' | 'M' | 'Q' | 'H'

export interface QrCode {
  readonly version: number
  readonly level: QrLevel
  /** Rows of modules, the quiet zone included; true is dark. */
  readonly modules: readonly (readonly boolean[])[]
}

/**
 * The longest text a code holds here, in UTF-8 bytes: version 20 of the standard's 40 at level L (ISO/IEC 18004, table 7).
 * Beyond it a phone no longer tells the modules apart from the back of a room.
 */
export const QR_MAX_BYTES = 858

const LEVELS = { H: 'high', Q: 'quartile', M: 'medium', L: 'low' } as const

/** Modules of light round a code (ISO/IEC 18004, 5.3.8). */
const QUIET = 4

/**
 * The smallest code that holds the text, with the highest error correction that this size still has room for.
 * Undefined when the text is longer than `QR_MAX_BYTES` bytes.
 */
export function qrCode(text: string): QrCode | undefined {
  if (new TextEncoder().encode(text).length > QR_MAX_BYTES) return undefined
  const smallest = drawn(text, 'L')
  const better = (['H', 'Q', 'M'] as const).map((level) => drawn(text, level))
  return better.find(({ version }) => version === smallest.version) ?? smallest
}

function drawn(text: string, level: QrLevel): QrCode {
  const modules = encodeQR(text, 'raw', { ecc: LEVELS[level], encoding: 'byte', border: QUIET })
  return { version: (modules.length - 2 * QUIET - 17) / 4, level, modules }
}

/** All dark modules as one SVG path, a module being one unit; runs of a row become one bar. */
export function qrPath({ modules }: QrCode): string {
  return modules
    .flatMap((row, y) => {
      const line = row.map((dark) => (dark ? '1' : '0')).join('')
      return [...line.matchAll(/1+/g)].map(
        (run) => `M${run.index} ${y}h${run[0].length}v1h-${run[0].length}z`,
      )
    })
    .join('')
}
