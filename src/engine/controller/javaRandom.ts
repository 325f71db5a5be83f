// What Java's Random and Collections make of a source of random bits.
// Kafka: java.util.Random.nextInt(bound), java.util.Collections.shuffle (JDK 17).

/** The top `bits` bits of the next random word, as Random.next(bits): 0 ≤ result < 2^bits for bits ≤ 31. */
export type RandomBits = (bits: number) => number

/** Random.nextInt(bound): uniform in [0, bound); may take several words where the bound is no power of two. */
export function nextInt(next: RandomBits, bound: number): number {
  const word = next(31)
  const isPowerOfTwo = (bound & (bound - 1)) === 0
  if (isPowerOfTwo) return Math.floor((bound * word) / 0x80000000)
  let drawn = word
  while (isInLastPartialRun(drawn, bound)) drawn = next(31)
  return drawn % bound
}

/** The top end of the range holds no whole run of `bound` numbers: a word there would favour low results. */
function isInLastPartialRun(word: number, bound: number): boolean {
  return word - (word % bound) + (bound - 1) > 0x7fffffff
}

/** Collections.shuffle(list, random): in place, from the end. */
export function shuffle<T>(list: T[], next: RandomBits): void {
  for (let size = list.length; size > 1; size--) {
    const other = nextInt(next, size)
    const held = list[size - 1]!
    list[size - 1] = list[other]!
    list[other] = held
  }
}
