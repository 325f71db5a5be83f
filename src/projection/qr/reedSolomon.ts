// Reed–Solomon check bytes over GF(256) with the polynomial 0x11D, as ISO/IEC 18004 asks.

const MODULUS = 0x11d

/** Powers of 2 in the field, and how often 2 was multiplied to get there. */
const { power, log } = tables()

function tables() {
  const power = new Uint8Array(255)
  const log = new Uint8Array(256)
  let value = 1
  for (let exponent = 0; exponent < 255; exponent++) {
    power[exponent] = value
    log[value] = exponent
    value <<= 1
    if (value > 255) value ^= MODULUS
  }
  return { power, log }
}

/** The product of two bytes in the field. */
function times(a: number, b: number): number {
  if (a === 0 || b === 0) return 0
  return power[((log[a] ?? 0) + (log[b] ?? 0)) % 255] ?? 0
}

/** The bytes that make `data` followed by them divisible by the generator of that degree. */
export function checkBytes(data: readonly number[], count: number): number[] {
  const divisor = generator(count)
  const rest = Array.from({ length: count }, () => 0)
  for (const byte of data) {
    const factor = byte ^ (rest.shift() ?? 0)
    rest.push(0)
    for (let i = 0; i < count; i++) rest[i] = (rest[i] ?? 0) ^ times(divisor[i] ?? 0, factor)
  }
  return rest
}

/** (x − 2⁰)(x − 2¹)…, highest power first, without its leading 1. */
function generator(degree: number): number[] {
  const terms = Array.from({ length: degree }, (_, i): number => (i === degree - 1 ? 1 : 0))
  for (let root = 0; root < degree; root++) {
    for (let i = 0; i < degree; i++) {
      terms[i] = times(terms[i] ?? 0, power[root] ?? 0) ^ (terms[i + 1] ?? 0)
    }
  }
  return terms
}
