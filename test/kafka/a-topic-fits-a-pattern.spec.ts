import { describe, expect, it } from 'vitest'
import { fittingTopics, isTopicPattern } from '../../src/kafka/topicPattern.ts'

const TOPICS = ['orders', 'orders.eu', 'orders-eu', 'my-orders', '__consumer_offsets', '_own']

describe('A pattern of topics', () => {
  it.each([
    ['orders', ['orders']],
    ['orders.*', ['orders', 'orders.eu', 'orders-eu']],
    ['orders\\..+', ['orders.eu']],
    ['orders[.-]eu', ['orders.eu', 'orders-eu']],
    ['(my-)?orders', []],
    ['(my-|)orders', ['orders', 'my-orders']],
    ['orders|_own', ['orders', '_own']],
    ['_.*', ['_own']],
  ])('%s', (pattern, fitting) => {
    expect(fittingTopics(pattern, TOPICS)).toEqual(fitting)
  })

  it.each(['', '(', 'a)', '*', 'a**', 'a{2}', '^a', 'a$', '(?:a)', '(a+)+', '[z-a]', 'a b', '\\d'])(
    'refuses %s: Java and JavaScript may differ on it, or a name may keep it busy',
    (text) => {
      expect(isTopicPattern(text)).toBe(false)
    },
  )

  it('is refused where it could be tried in too many ways', () => {
    expect(isTopicPattern('.*a.*')).toBe(true)
    expect(isTopicPattern('.*a.*b.*')).toBe(false)
    expect(isTopicPattern('a|b|c|d|e|f|g')).toBe(true)
    expect(isTopicPattern('a|b|c|d|e|f|g|h')).toBe(false)
    expect(isTopicPattern('a'.repeat(250))).toBe(false)
  })
})
