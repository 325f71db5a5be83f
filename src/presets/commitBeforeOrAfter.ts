// A process dies amid its work: what it had committed before nobody does any more, what it had not is done again.
import type { ReaderSpec, Scenario } from '../scenario/Scenario.ts'
import { gapsIn } from '../trace/WorkBook.ts'
import { member } from './groupMembers.ts'
import type { Preset } from './Preset.ts'
import { at, checkout, threeBrokers } from './threeBrokers.ts'

/** Five records a poll(), a second of work; whoever has taken its place is known after six seconds. */
const worker = (commit: 'before' | 'after'): ReaderSpec => ({
  ...member('c1', 'billing', {
    'enable.auto.commit': 'false',
    'max.poll.records': '5',
    'session.timeout.ms': '6000',
  }),
  startsAfter: '6s',
  processing: '200ms',
  commit,
})

const scene = threeBrokers({
  id: 'commit-before-or-after',
  title: 'Commit before the work, or after?',
  aim: 'c1 commits what poll() gave it, and then works on it. It dies amid five records. Who does the rest?',
  endsAfter: '30s',
  clients: [checkout(), worker('before')],
  script: [
    ...at('11.6s', { type: 'crashClient', client: 'c1' }),
    ...at('13s', { type: 'restartClient', client: 'c1' }),
  ],
  opensAt: '10s',
})

/** Lost or twice: that is the choice, and it is best seen side by side. */
const scenario: Scenario = {
  ...scene,
  open: { ...scene.open, compare: { to: 'opposite' } },
}

export const commitBeforeOrAfter: Preset = {
  scenario,
  pictureAt: '21s',
  aim: 'A commit says “done”. Said before the work, a crash leaves records that nobody ever does; said after it, records that are done twice.',
  actToTry: {
    label: 'Close c1 amid its work',
    act: { type: 'removeClient', client: 'c1' },
  },
  actToBreak: { label: 'Crash c1 again', act: { type: 'crashClient', client: 'c1' } },
  claim: {
    sentence:
      'Records that were committed before the work on them are done by nobody after the crash.',
    holds: (end) => gapsIn(end, 'billing').length > 0,
    opposite: (before) => ({ ...before, clients: [checkout(), worker('after')] }),
  },
}
