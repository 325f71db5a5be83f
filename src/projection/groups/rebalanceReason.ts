// Why a group rebalances, told by the reason that Kafka logs; and members by the names people gave them.

/** What a rebalance begins with. */
export type RebalanceReason =
  | 'joins'
  | 'leaves'
  | 'thrownOut'
  | 'silent'
  | 'gaveUp'
  | 'grown'
  | 'again'
  | 'replaced'
  | 'other'

/** In the order in which they are looked for: the first that fits. */
const SIGNS: readonly (readonly [RebalanceReason, RegExp])[] = [
  ['joins', /^Adding new member/],
  ['thrownOut', /LeaveGroup.*poll timeout/],
  ['leaves', /LeaveGroup/],
  ['silent', /on heartbeat expiration/],
  ['gaveUp', /client reason: need to revoke/],
  ['grown', /client reason: cached metadata has changed/],
  ['replaced', /static member/],
  ['again', /^(Leader|Updating metadata for member)/],
]

export function rebalanceReason(why: string): RebalanceReason {
  return SIGNS.find(([, sign]) => sign.test(why))?.[0] ?? 'other'
}

const UUID = /-([0-9a-f]{8})-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

/** A member id without the UUID behind it: the client's id, or its group.instance.id. */
export const memberName = (id: string): string => id.replace(UUID, '')

/** A reason in a line: member ids cut short, and no word of what there is not. */
export const shortReason = (why: string): string =>
  why.replace(' with group instance id null', '').replace(UUID, '-$1…')
