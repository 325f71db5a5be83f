// Draws without a stream: a hash of (seed, name, n). The engine's counted draws and the contents of records both come from here.

/** The finaliser of MurmurHash3: every bit of the input moves every bit of the output. */
function mix(value: number): number {
  let hash = value
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

const names = new Map<string, number>()
const MOST_NAMES = 10_000

/** 32 well-mixed bits of a text (FNV-1a, then the finaliser). */
export function hashText(text: string): number {
  const known = names.get(text)
  if (known !== undefined) return known
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  const mixed = mix(hash)
  if (names.size < MOST_NAMES) names.set(text, mixed)
  return mixed
}

/** The n-th draw under a name: 0 … 2^32 − 1. */
export function hashDraw(seed: number, name: string, n: number): number {
  return mix(mix(mix(seed ^ 0x9e3779b9) ^ hashText(name)) ^ Math.imul(n + 1, 0x9e3779b1))
}
