// New objects of the shape a literal would have given them. JavaScript engines compile code for the shapes it has met; an
// object put together key by key, or spread, has another shape than one with the same keys from a literal, and code that
// meets both is thrown away and compiled again, which costs more than the copy. What JSON.parse makes has a literal's shape.

interface Shape {
  readonly text: string
  readonly next: Map<string, Shape>
}

const NO_KEYS: Shape = { text: '{}', next: new Map() }

/** Shapes remembered; data of ever new keys is put together key by key. */
const MOST_SHAPES = 2_000
let shapes = 0

/** An object with the keys of another in their order, and no values yet. */
export function emptyLike(of: Readonly<Record<string, unknown>>): Record<string, unknown> {
  let shape: Shape | undefined = NO_KEYS
  for (const key in of) {
    shape = shape.next.get(key) ?? longer(shape, key)
    if (!shape) return {}
  }
  return JSON.parse(shape.text) as Record<string, unknown>
}

function longer(shape: Shape, key: string): Shape | undefined {
  if (shapes >= MOST_SHAPES) return undefined
  shapes++
  const start = shape === NO_KEYS ? '{' : `${shape.text.slice(0, -1)},`
  const next = { text: `${start}${JSON.stringify(key)}:0}`, next: new Map<string, Shape>() }
  shape.next.set(key, next)
  return next
}
