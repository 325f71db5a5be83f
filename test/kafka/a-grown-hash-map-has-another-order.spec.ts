import { describe, expect, it } from 'vitest'
import { groupingByOrder, stringHash } from '../../src/kafka/javaOrder.ts'

const topics = Array.from({ length: 13 }, (_, i) => `topic.${i}`)
const orderOf = (isAskedAgain: boolean) =>
  groupingByOrder(topics.map(stringHash), isAskedAgain).join(' ')

// As JDK 17 prints the numbers of such keys.
describe('A HashMap filled with computeIfAbsent', () => {
  it('has not grown yet when the thirteenth key has just come in', () => {
    expect(orderOf(false)).toBe('12 7 8 9 0 1 2 3 4 10 5 11 6')
  })

  it('has grown once a key is asked for again', () => {
    expect(orderOf(true)).toBe('7 8 9 0 1 2 3 4 10 5 11 6 12')
  })
})
