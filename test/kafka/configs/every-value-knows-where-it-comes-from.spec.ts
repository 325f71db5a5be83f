import { describe, expect, it } from 'vitest'
import {
  effectiveBrokerConfig,
  effectiveClientConfig,
  effectiveTopicConfig,
} from '../../../src/kafka/configs/effectiveConfig.ts'

describe('a topic’s setting', () => {
  const topic = { 'min.insync.replicas': '3' }
  const dynamicBroker = { 'min.insync.replicas': '4' }
  const dynamicDefault = { 'min.insync.replicas': '2' }
  const staticBroker = { 'min.insync.replicas': '5' }
  const inForce = (layers: Parameters<typeof effectiveTopicConfig>[1]) => {
    const found = effectiveTopicConfig('min.insync.replicas', layers)
    return `${found?.value} (${found?.source})`
  }

  it('comes from the nearest place that has it', () => {
    expect(inForce({ topic, dynamicBroker, dynamicDefault, staticBroker })).toBe(
      '3 (DYNAMIC_TOPIC_CONFIG)',
    )
    expect(inForce({ dynamicBroker, dynamicDefault, staticBroker })).toBe(
      '4 (DYNAMIC_BROKER_CONFIG)',
    )
    expect(inForce({ dynamicDefault, staticBroker })).toBe('2 (DYNAMIC_DEFAULT_BROKER_CONFIG)')
    expect(inForce({ staticBroker })).toBe('5 (STATIC_BROKER_CONFIG)')
    expect(inForce({})).toBe('1 (DEFAULT_CONFIG)')
  })

  it('inherits under the broker’s name, the finer unit first, in its own unit', () => {
    const of = (staticBroker: Record<string, string>) =>
      effectiveTopicConfig('retention.ms', { staticBroker })
    expect(of({})).toMatchObject({ value: '604800000', source: 'DEFAULT_CONFIG' })
    expect(of({ 'log.retention.hours': '2' })).toMatchObject({
      value: '7200000',
      setAs: 'log.retention.hours',
    })
    const both = { 'log.retention.hours': '2', 'log.retention.minutes': '3' }
    expect(of(both)).toMatchObject({ value: '180000', setAs: 'log.retention.minutes' })
    expect(of({ ...both, 'log.retention.ms': '7' })).toMatchObject({ value: '7' })
    expect(of({ 'log.retention.hours': '-1' })).toMatchObject({ value: '-1' })
  })
})

describe('a broker’s or client’s setting', () => {
  it('knows its source too', () => {
    const layers = { staticBroker: { 'num.io.threads': '9' } }
    expect(effectiveBrokerConfig('num.io.threads', layers)).toMatchObject({
      value: '9',
      source: 'STATIC_BROKER_CONFIG',
    })
    expect(effectiveBrokerConfig('num.partitions', layers)).toMatchObject({
      value: '1',
      source: 'DEFAULT_CONFIG',
    })
    expect(effectiveClientConfig('producer', 'linger.ms', { 'linger.ms': '0' })).toMatchObject({
      value: '0',
      source: 'CLIENT_CONFIG',
    })
    expect(effectiveClientConfig('producer', 'linger.ms', {})).toMatchObject({
      value: '5',
      source: 'DEFAULT_CONFIG',
    })
  })

  it('that nobody defines has no value', () => {
    expect(effectiveBrokerConfig('nope', {})).toBeUndefined()
    expect(effectiveTopicConfig('nope', {})).toBeUndefined()
    expect(effectiveClientConfig('consumer', 'linger.ms', {})).toBeUndefined()
  })
})
