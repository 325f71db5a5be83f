import { describe, it } from 'vitest'
import { expectAgreement, PATIENCE_MS } from './recordedReplication.ts'

describe('A recorded cluster whose network is cut or slow', () => {
  it(
    'agrees with the model in everything its cases claim',
    () => expectAgreement('replication/splits', { cases: 16, skipped: {} }),
    PATIENCE_MS,
  )
})
