// The shape of a message's head: one for each family of APIs.
import { APIS, type ApiFamily } from '../kafka/protocol/apis.ts'
import type { Message } from '../trace/Message.ts'
import type { HeadKind } from './StageModel.ts'

const HEADS: { readonly [F in ApiFamily]: HeadKind } = {
  produce: 'square',
  consume: 'triangle',
  admin: 'flat',
  transaction: 'slant',
  quorum: 'plus',
}

/** The head of a message. InitProducerId of a plain idempotent producer counts as administration: no transaction is meant. */
export function headOf(message: Pick<Message, 'api' | 'from' | 'to'>): HeadKind {
  if (message.api === 'Fetch' && isReplication(message)) return 'diamond'
  if (message.api === 'InitProducerId') return 'flat'
  return HEADS[APIS[message.api].family]
}

/** Both ends are brokers: a follower copies from its leader. */
function isReplication({ from, to }: Pick<Message, 'from' | 'to'>): boolean {
  return from.startsWith('broker-') && to.startsWith('broker-')
}

/** Whether a head is filled: it carries records. */
export function carriesRecords(message: Pick<Message, 'carries'>): boolean {
  return message.carries.some((part) => part.count > 0)
}
