import { describe, expect, it } from 'vitest'
import { cluster } from '../driver.ts'
import { elect } from './faults.ts'

const lone = cluster().topic('orders', { partitions: 2 })
const answered = (...args: Parameters<typeof elect>) =>
  lone
    .at('2s', elect(...args))
    .until('4s')
    .last('AdminAnswered')

describe('A call for an election', () => {
  it('of all partitions needs none where all is as it should be', () => {
    expect(answered('PREFERRED')).toMatchObject({ call: 'electLeaders', error: '' })
  })

  it('of one partition says that it was not needed', () => {
    const { call, error } = answered('PREFERRED', 'orders', 1)
    expect(call).toBe('electLeaders orders-1')
    expect(error).toContain('ElectionNotNeededException')
  })

  it('of a topic means all of its partitions', () => {
    expect(answered('UNCLEAN', 'orders').error).toContain('ElectionNotNeededException')
  })

  it('of what is not there is refused', () => {
    expect(answered('UNCLEAN', 'nothing').error).toContain('UnknownTopicOrPartitionException')
    expect(answered('UNCLEAN', 'orders', 9).error).toContain('UnknownTopicOrPartitionException')
  })
})
