// What is selected, as a short text that fits in a link: `partition:orders-0`, `record:orders-0@12`.

/** `broker:1`, `controller:101`, `replica:orders-0@2` (on broker 2), `client:web`, `partition:orders-0`, `record:orders-0@12`, `group:billing`, `message:123`, `event:345` or `quorum`. */
export type SelectionId = string

export type Selection =
  | { readonly type: 'broker'; readonly node: number }
  | { readonly type: 'controller'; readonly node: number }
  | { readonly type: 'replica'; readonly partition: string; readonly node: number }
  | { readonly type: 'client'; readonly client: string }
  | { readonly type: 'group'; readonly group: string }
  | { readonly type: 'partition'; readonly partition: string }
  | { readonly type: 'record'; readonly partition: string; readonly offset: number }
  | { readonly type: 'message'; readonly message: number }
  | { readonly type: 'event'; readonly event: number }
  | { readonly type: 'quorum' }

/** The parts of a selection's text; null when it is not one. */
export function parseSelection(id: SelectionId | null): Selection | null {
  if (id === null) return null
  if (id === 'quorum') return { type: 'quorum' }
  const colon = id.indexOf(':')
  const type = id.slice(0, colon)
  const rest = id.slice(colon + 1)
  if (colon < 0 || rest === '') return null
  if (type === 'client') return { type, client: rest }
  if (type === 'group') return { type, group: rest }
  if (type === 'partition') return { type, partition: rest }
  if (type === 'record' || type === 'replica') return parsePlaced(type, rest)
  return parseNumbered(type, rest)
}

function parsePlaced(type: 'record' | 'replica', rest: string): Selection | null {
  const match = /^(.+)@(\d{1,15})$/.exec(rest)
  if (match?.[1] === undefined) return null
  const [, partition, number] = match
  return type === 'record'
    ? { type, partition, offset: Number(number) }
    : { type, partition, node: Number(number) }
}

function parseNumbered(type: string, rest: string): Selection | null {
  // Messages of idle loops are numbered below zero.
  if (!(type === 'message' ? /^-?\d{1,15}$/ : /^\d{1,15}$/).test(rest)) return null
  const number = Number(rest)
  if (type === 'broker' || type === 'controller') return { type, node: number }
  if (type === 'message') return { type, message: number }
  if (type === 'event') return { type, event: number }
  return null
}

/** The partition a selection is about, if it is about one. */
export function selectedPartition(selection: Selection | null): string | null {
  return selection?.type === 'partition' ||
    selection?.type === 'record' ||
    selection?.type === 'replica'
    ? selection.partition
    : null
}
