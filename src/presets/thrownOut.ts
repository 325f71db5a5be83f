// Heartbeats say that the process lives, poll() that the application does: who is away too long is out, at work or not.
import type { Scenario } from '../scenario/Scenario.ts'
import { againIn } from '../trace/WorkBook.ts'
import { member, readerNamed, spread } from './groupMembers.ts'
import type { Preset } from './Preset.ts'
import { at, checkout, threeBrokers } from './threeBrokers.ts'

const worker = (id: string, interval: string) => ({
  ...member(id, 'billing', { 'enable.auto.commit': 'false', 'max.poll.interval.ms': interval }),
  commit: 'after' as const,
})

const withInterval = (scene: Scenario, interval: string): Scenario => ({
  ...scene,
  clients: [checkout(), worker('c1', interval), worker('c2', interval)],
})

const scene = threeBrokers({
  id: 'thrown-out',
  title: 'The process lives. Why was it thrown out?',
  aim: 'c1 gets slow: two seconds a record. It sends its heartbeats, and six seconds after its last poll() it is out.',
  endsAfter: '40s',
  topic: spread(2),
  script: at('12s', { type: 'slowClient', client: 'c1', processing: '2s' }),
  opensAt: '11s',
})

export const thrownOut: Preset = {
  scenario: withInterval(scene, '6000'),
  pictureAt: '24s',
  aim: 'Who does not poll within max.poll.interval.ms leaves its group while it works. Others get its records, and its own commit comes too late.',
  actToTry: {
    label: 'Make c1 quick again',
    act: { type: 'slowClient', client: 'c1', processing: '20ms' },
  },
  actToBreak: { label: 'Crash c2', act: { type: 'crashClient', client: 'c2' } },
  claim: {
    sentence: 'The slow member cannot commit what it has done, and the group does it again.',
    holds: (end) => {
      const error = readerNamed(end, 'c1')?.lastError?.error ?? ''
      return error.startsWith('CommitFailedException') && againIn(end, 'billing').length > 0
    },
    // As long as Kafka gives by default.
    opposite: (before) => withInterval(before, '300000'),
  },
}
