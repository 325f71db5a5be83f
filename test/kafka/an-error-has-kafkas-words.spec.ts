import { describe, expect, it } from 'vitest'
import { exceptionText } from '../../src/kafka/errors.ts'
import { exceptionInFull } from '../../src/kafka/errorTexts.ts'

describe('An error that nobody gave words', () => {
  it('travels as the bare exception, and is read with Kafka’s own words', () => {
    const bare = exceptionText('NOT_LEADER_OR_FOLLOWER')
    expect(bare).toBe('NotLeaderOrFollowerException')
    expect(exceptionInFull(bare)).toMatch(/^NotLeaderOrFollowerException: For requests intended/)
  })

  it('whose class is not its name in camel case is found all the same', () => {
    expect(exceptionInFull(exceptionText('REQUEST_TIMED_OUT'))).toBe(
      'TimeoutException: The request timed out.',
    )
  })
})

describe('An error with words of its own', () => {
  it('keeps them', () => {
    const text = exceptionText('INVALID_TOPIC_EXCEPTION', 'Topic name is invalid')
    expect(text).toBe('InvalidTopicException: Topic name is invalid')
    expect(exceptionInFull(text)).toBe(text)
  })
})
