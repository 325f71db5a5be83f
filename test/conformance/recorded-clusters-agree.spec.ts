import { describe, it } from 'vitest'
import { expectAgreement, PATIENCE_MS, type Required } from './recordedReplication.ts'

const FILES: Readonly<Record<string, Required>> = {
  'replication/again': { cases: 7, skipped: {} },
  'replication/configs-errors': { cases: 5, skipped: {} },
  'replication/controller': { cases: 6, skipped: {} },
  'replication/elections': { cases: 13, skipped: {} },
  'replication/lag': { cases: 4, skipped: {} },
  'replication/loss': { cases: 6, skipped: {} },
  'replication/minisr-elr': {
    cases: 10,
    skipped: { 'minisr-elr/06-elr-stale': 'shows a defect of the recorded release' },
  },
  'replication/topics-and-time': { cases: 2, skipped: {} },
}

describe('A recorded cluster of several brokers', () => {
  it.each(Object.entries(FILES))(
    '%s: agrees with the model in every case that can be run',
    (path, required) => expectAgreement(path, required),
    PATIENCE_MS,
  )
})
