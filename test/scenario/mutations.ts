// Ways to spoil JSON data: each takes one place of it and does what a slip, a bad tool or an ill will might do.
import fc from 'fast-check'

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

const strange: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(
    null,
    true,
    false,
    '',
    ' ',
    0,
    -1,
    1.5,
    1e21,
    4_294_967_296,
    [],
    {},
    [[]],
    'orders',
    '5',
    '5s',
  ),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constant('x'.repeat(2_000)),
  fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<Json>,
)

type Edit = (data: Json) => Json | undefined

/** Edits of one value; undefined takes it out. */
const edit: fc.Arbitrary<Edit> = fc.oneof(
  strange.map(
    (value): Edit =>
      () =>
        value,
  ),
  fc.constant<Edit>(() => undefined),
  fc
    .tuple(fc.string({ minLength: 1, maxLength: 6 }), strange)
    .map(([key, value]): Edit => addKey(key, value)),
  fc.constant<Edit>(renameKey),
  fc.constant<Edit>(repeatFirst),
  fc.constant<Edit>((data) => (Array.isArray(data) ? data.toReversed() : data)),
  fc.integer({ min: -2, max: 2 }).map(
    (by): Edit =>
      (data) =>
        typeof data === 'number' ? data + by : data,
  ),
  fc.constant<Edit>((data) => (typeof data === 'string' ? data.slice(1) : data)),
  fc.constant<Edit>((data) => (typeof data === 'string' ? `${data}e` : data)),
  fc.constant<Edit>((data) => (typeof data === 'number' ? String(data) : data)),
)

/** A change to JSON data at a place that is drawn evenly from all of it. */
export const mutation: fc.Arbitrary<(data: unknown) => unknown> = fc
  .tuple(fc.nat(), edit)
  .map(([n, change]) => (data: unknown) => {
    const copy = JSON.parse(JSON.stringify(data)) as Json
    const places = placesIn(copy)
    const place = places[n % places.length]
    return place ? changeAt(copy, place, change) : copy
  })

type Place = readonly (string | number)[]

function placesIn(data: Json, path: Place = []): Place[] {
  if (typeof data !== 'object' || data === null) return [path]
  const inner = Object.entries(data).flatMap(([key, child]) => placesIn(child, [...path, key]))
  return [path, ...inner]
}

function changeAt(data: Json, [key, ...rest]: Place, change: Edit): Json {
  if (key === undefined) return change(data) ?? null
  if (typeof data !== 'object' || data === null) return data
  const holder = data as Record<string, Json>
  const old = holder[key] as Json
  const value = rest.length > 0 ? changeAt(old, rest, change) : change(old)
  if (value !== undefined)
    Object.defineProperty(holder, key, {
      value,
      enumerable: true,
      writable: true,
      configurable: true,
    })
  else if (Array.isArray(data)) data.splice(Number(key), 1)
  else delete holder[key]
  return data
}

function addKey(key: string, value: Json): Edit {
  return (data) => {
    if (typeof data !== 'object' || data === null || Array.isArray(data)) return data
    return Object.fromEntries([...Object.entries(data), [key, value]])
  }
}

function renameKey(data: Json): Json {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return data
  return Object.fromEntries(
    Object.entries(data).map(([key, value], i) => [i === 0 ? `${key}s` : key, value]),
  )
}

function repeatFirst(data: Json): Json {
  return Array.isArray(data) && data[0] !== undefined ? [data[0], ...data] : data
}

/** A change to a text: a letter flipped, put in, taken out or moved, or an end cut off. */
export const textMutation: fc.Arbitrary<(text: string) => string> = fc
  .tuple(
    fc.constantFrom('flip', 'insert', 'delete', 'swap', 'cut', 'double'),
    fc.nat(),
    fc.string({ minLength: 1, maxLength: 1 }),
  )
  .map(([kind, n, letter]) => (text: string) => {
    const at = text.length === 0 ? 0 : n % text.length
    const [before, here, after] = [text.slice(0, at), text.slice(at, at + 1), text.slice(at + 1)]
    if (kind === 'flip') return before + letter + after
    if (kind === 'insert') return before + letter + here + after
    if (kind === 'delete') return before + after
    if (kind === 'swap') return before + after.slice(0, 1) + here + after.slice(1)
    return kind === 'cut' ? before : text + text
  })
