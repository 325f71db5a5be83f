import { describe, expect, it } from 'vitest'
import { commitBeforeOrAfter } from '../../../src/presets/commitBeforeOrAfter.ts'
import { eagerOrCooperative } from '../../../src/presets/eagerOrCooperative.ts'
import { firstRecords } from '../../../src/presets/firstRecords.ts'
import { hotKey } from '../../../src/presets/hotKey.ts'
import {
  differencesOf,
  differentText,
  headingOf,
} from '../../../src/projection/compare/differences.ts'
import { otherScenario } from '../../../src/projection/compare/otherScenario.ts'
import { checkSetting, settingSubjects } from '../../../src/projection/compare/settingForm.ts'
import { decodeScenario } from '../../../src/scenario/decodeScenario.ts'
import type { Act, CompareSpec, Scenario } from '../../../src/scenario/Scenario.ts'
import { opposite, scene } from './twoRuns.ts'

const headings = (left: Scenario, right: Scenario) => {
  const differences = differencesOf(left, right)
  return [headingOf(differences, 'left').heading, headingOf(differences, 'right').heading]
}

const setting = (of: string, name: string, value: string): CompareSpec => ({
  to: 'setting',
  of,
  name,
  value,
})

const changed = (compare: CompareSpec, of = scene) => {
  const other = otherScenario(of, compare, undefined)
  if (other === null) throw new Error('there is no other scenario')
  return other
}

describe('What differs between two scenarios', () => {
  it('heads each half with the setting that differs', () => {
    expect(headings(scene, opposite)).toEqual(['acks=1', 'acks=all'])
    expect(differentText(differencesOf(scene, opposite))).toBe('acks')
  })

  it('tells a setting of several clients once, those that acts add too, and classes by their names', () => {
    const { scenario, claim } = eagerOrCooperative
    const other = claim.opposite(scenario)
    expect(headings(scenario, other)).toEqual(['RangeAssignor', 'CooperativeStickyAssignor'])
    const differences = differencesOf(scenario, other)
    expect(differences.map(({ kind, of }) => [kind, of])).toEqual([
      ['setting', 'c1'],
      ['setting', 'c2'],
      ['setting', 'c3'],
    ])
    expect(headingOf(differences, 'right').kept).toBe('CooperativeStickyAssignor'.length)
  })

  it('says Kafka’s default where a scenario leaves a setting out', () => {
    const other = changed(setting('client:web-checkout', 'linger.ms', '100'))
    expect(headings(scene, other)).toEqual(['linger.ms=5', 'linger.ms=100'])
  })

  it('finds settings of topics, of all brokers and of one', () => {
    const topic = changed(setting('topic:orders', 'min.insync.replicas', '1'))
    expect(headings(scene, topic)).toEqual(['min.insync.replicas=2', 'min.insync.replicas=1'])
    const all = changed(setting('brokers', 'unclean.leader.election.enable', 'true'))
    expect(headings(scene, all)[1]).toBe('unclean.leader.election.enable=true')
    const one = changed(setting('broker:2', 'replica.lag.time.max.ms', '500'))
    expect(differencesOf(scene, one)).toMatchObject([{ of: 'broker-2', right: '500' }])
  })

  it('finds what a client’s application does otherwise, down to the field', () => {
    const { scenario: before, claim } = commitBeforeOrAfter
    expect(headings(before, claim.opposite(before))).toEqual(['commit=before', 'commit=after'])
    const even = hotKey.claim.opposite(hotKey.scenario)
    expect(differencesOf(hotKey.scenario, even)).toEqual([
      {
        kind: 'setting',
        of: 'web-checkout',
        name: 'workload.keys.weights',
        left: '[10,1,1,1,1,1]',
        right: '[1,1,1,1,1,1]',
      },
    ])
  })

  it('names the acts that only one of the two performs', () => {
    const acts: Act[] = [{ when: { at: '3s' }, do: { type: 'crashBroker', node: 2 } }]
    expect(headings(scene, { ...scene, acts })).toEqual([
      'without: crash broker 2',
      'crash broker 2 at 3s',
    ])
  })

  it('names a side by what it does, when both do something of their own', () => {
    const act = (node: number): Act => ({ when: { at: '3s' }, do: { type: 'crashBroker', node } })
    expect(headings({ ...scene, acts: [act(2)] }, { ...scene, acts: [act(3)] })).toEqual([
      'crash broker 2 at 3s',
      'crash broker 3 at 3s',
    ])
  })

  it('has a short name for each side, and keeps the value of a long one', () => {
    const short = differencesOf(scene, opposite)
    expect(headingOf(short, 'left')).toEqual({ heading: 'acks=1', kept: 2, short: 'acks=1' })
    const long = changed(setting('brokers', 'unclean.leader.election.enable', 'true'))
    const { short: value, kept } = headingOf(differencesOf(scene, long), 'right')
    expect([value, kept]).toEqual(['=true', '=true'.length])
    const acts: Act[] = [{ when: { at: '3s' }, do: { type: 'crashBroker', node: 2 } }]
    expect(headingOf(differencesOf(scene, { ...scene, acts }), 'left').short).toBe('left')
  })

  it('finds nothing between a scenario and itself', () => {
    expect(differencesOf(scene, scene)).toEqual([])
  })

  it('names two things and counts the rest', () => {
    const right = changed(
      setting('client:web-checkout', 'linger.ms', '9'),
      firstRecords.claim.opposite(firstRecords.scenario),
    )
    expect(headingOf(differencesOf(firstRecords.scenario, right), 'right').heading).toBe(
      'partitioner.ignore.keys=true, batch.size=500, 1 more',
    )
  })
})

describe('The other scenario', () => {
  it('is the preset’s opposite, and there is none without a preset', () => {
    expect(otherScenario(scene, { to: 'opposite' }, () => opposite)).toBe(opposite)
    expect(otherScenario(scene, { to: 'opposite' }, undefined)).toBeNull()
  })

  it('keeps seed, acts and all other settings', () => {
    const acts: Act[] = [{ when: { at: '3s' }, do: { type: 'crashBroker', node: 2 } }]
    const other = changed(setting('client:web-checkout', 'acks', 'all'), { ...scene, acts })
    expect(other.acts).toBe(acts)
    expect(other.seed).toBe(scene.seed)
    expect(other.clients[1]).toBe(scene.clients[1])
  })

  it('does not exist for somebody who is not there', () => {
    for (const of of ['client:nobody', 'topic:nothing', 'broker:9'])
      expect(otherScenario(scene, setting(of, 'acks', 'all'), undefined)).toBeNull()
  })

  it('travels in a link', () => {
    for (const compare of [
      { to: 'opposite' },
      setting('client:web', 'acks', 'all'),
      { to: 'acts', acts: [{ when: { at: '3s' }, do: { type: 'crashBroker', node: 2 } }] },
    ]) {
      const decoded = decodeScenario({ ...scene, open: { compare } })
      expect('scenario' in decoded && decoded.scenario.open?.compare).toEqual(compare)
    }
    expect('problems' in decodeScenario({ ...scene, open: { compare: { to: 'mars' } } })).toBe(true)
  })
})

describe('The form for one setting', () => {
  const subjects = settingSubjects(scene)
  const producer = subjects.find(({ id }) => id === 'client:web-checkout')
  if (producer === undefined) throw new Error('the scene has no producer')

  it('offers clients, topics and brokers, but no controllers', () => {
    expect(subjects.map(({ id }) => id)).toEqual([
      'client:web-checkout',
      'client:billing',
      'topic:orders',
      'brokers',
      'broker:1',
      'broker:2',
      'broker:3',
    ])
  })

  it('takes what Kafka takes', () => {
    const { compare, now } = checkSetting(producer, { name: 'acks', value: 'all' })
    expect(now).toBe('1')
    expect(compare).toEqual(setting('client:web-checkout', 'acks', 'all'))
  })

  it('refuses in Kafka’s words what Kafka refuses', () => {
    const { compare, valueError } = checkSetting(producer, { name: 'linger.ms', value: 'abc' })
    expect(compare).toBeNull()
    expect(valueError).toContain('Invalid value abc for configuration linger.ms')
  })

  it('refuses a name nobody knows, an empty value, and the value it has already', () => {
    expect(checkSetting(producer, { name: 'colour', value: 'red' }).nameError).toContain('colour')
    expect(checkSetting(producer, { name: 'acks', value: '' }).compare).toBeNull()
    expect(checkSetting(producer, { name: 'acks', value: '1' }).valueError).toContain('already')
  })
})
