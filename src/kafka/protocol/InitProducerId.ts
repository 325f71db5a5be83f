// InitProducerId: the number an idempotent producer signs its batches with.
import type { ErrorName } from '../errors.ts'
import type { Api } from './Api.ts'

export interface InitProducerIdRequest {
  readonly transactionalId: string | null
}
export interface InitProducerIdResponse {
  readonly error: ErrorName
  readonly producerId: number
  readonly producerEpoch: number
}

export const InitProducerId: Api<InitProducerIdRequest, InitProducerIdResponse> = {
  name: 'InitProducerId',
  kips: [98],
  purpose: 'Gives a producer its id, so that a batch sent twice can be told from two batches.',
  request: { transactionalId: 'Null for a producer without transactions.' },
  response: {
    error: 'Whether an id could be given.',
    producerId: 'The id; a new one for every start of the producer.',
    producerEpoch: 'Begins at 0.',
  },
}
