// SHA-256 (FIPS 180-4): names the content of a person's file, in the engine's own arithmetic.

const INITIAL = [
  0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
]

/** The standard's round constants: the first 32 bits of the fractional parts of the cube roots of the first 64 primes. */
const ROUND = roundConstants()

function roundConstants(): Uint32Array {
  const constants = new Uint32Array(64)
  let found = 0
  for (let n = 2; found < 64; n++) {
    if (isPrime(n)) constants[found++] = cubeRootFraction(BigInt(n))
  }
  return constants
}

function isPrime(n: number): boolean {
  for (let d = 2; d * d <= n; d++) if (n % d === 0) return false
  return true
}

/** floor(cbrt(n) · 2³²) mod 2³², by bisection on whole numbers: exact on every engine. */
function cubeRootFraction(n: bigint): number {
  const target = n << 96n
  let low = 0n
  let high = 8n << 32n
  while (high - low > 1n) {
    const middle = (low + high) >> 1n
    if (middle * middle * middle <= target) low = middle
    else high = middle
  }
  return Number(low & 0xffffffffn)
}

/** SHA-256 of bytes as 32 bytes. */
export function sha256(bytes: Uint8Array): Uint8Array {
  const state = Uint32Array.from(INITIAL)
  const words = new Uint32Array(64)
  const whole = bytes.length - (bytes.length % 64)
  for (let i = 0; i < whole; i += 64) compress(state, bytes, i, words)
  const tail = lastBlocks(bytes, whole)
  for (let i = 0; i < tail.length; i += 64) compress(state, tail, i, words)
  const digest = new Uint8Array(32)
  state.forEach((word, i) => {
    for (let k = 0; k < 4; k++) digest[i * 4 + k] = (word >>> (24 - 8 * k)) & 0xff
  })
  return digest
}

/** SHA-256 of bytes as 64 small hex digits. */
export function sha256Hex(bytes: Uint8Array): string {
  return Array.from(sha256(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** What is left after the whole blocks, a 1 bit, zeros, and the length in bits. */
function lastBlocks(bytes: Uint8Array, from: number): Uint8Array {
  const rest = bytes.length - from
  const tail = new Uint8Array(rest < 56 ? 64 : 128)
  tail.set(bytes.subarray(from))
  tail[rest] = 0x80
  const bits = BigInt(bytes.length) * 8n
  for (let k = 0; k < 8; k++) {
    tail[tail.length - 1 - k] = Number((bits >> BigInt(8 * k)) & 0xffn)
  }
  return tail
}

function compress(state: Uint32Array, bytes: Uint8Array, at: number, w: Uint32Array): void {
  for (let t = 0; t < 16; t++) {
    const i = at + t * 4
    w[t] =
      ((bytes[i] ?? 0) << 24) |
      ((bytes[i + 1] ?? 0) << 16) |
      ((bytes[i + 2] ?? 0) << 8) |
      (bytes[i + 3] ?? 0)
  }
  for (let t = 16; t < 64; t++) {
    const [x, y] = [w[t - 15] ?? 0, w[t - 2] ?? 0]
    const s0 = turn(x, 7) ^ turn(x, 18) ^ (x >>> 3)
    const s1 = turn(y, 17) ^ turn(y, 19) ^ (y >>> 10)
    w[t] = ((w[t - 16] ?? 0) + s0 + (w[t - 7] ?? 0) + s1) | 0
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state
  for (let t = 0; t < 64; t++) {
    const s1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + (ROUND[t] ?? 0) + (w[t] ?? 0)) | 0
    const s0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + t1) | 0
    d = c
    c = b
    b = a
    a = (t1 + t2) | 0
  }
  for (const [i, word] of [a, b, c, d, e, f, g, h].entries())
    state[i] = ((state[i] ?? 0) + word) | 0
}

function turn(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by))
}
