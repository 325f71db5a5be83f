// Recorded cases as parsed JSON, and paths into them.

export type Json = string | number | boolean | null | readonly Json[] | JsonObject
export interface JsonObject {
  readonly [key: string]: Json | undefined
}

/** Whether it has named fields. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Whether it is a list. */
export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value)
}

/** A step on the way to a value: a field's name or an element's place. */
export type PathStep = string | number

/** `steps[3].observe.result` */
export function pathText(path: readonly PathStep[]): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`
    return text === '' ? step : `${text}.${step}`
  }, '')
}

/**
 * Whether a path is the one named or lies below it. `[]` stands for any place in a list, `*` for any
 * field: `steps[].drain.*` covers `steps[3].drain.0`.
 */
export function isUnder(pattern: string, path: readonly PathStep[]): boolean {
  const wanted = pattern.replaceAll('[]', '.[]').split('.')
  if (wanted.length > path.length) return false
  return wanted.every((want, i) => {
    if (want === '[]') return typeof path[i] === 'number'
    return want === '*' || want === path[i]
  })
}

/** The value at a path, undefined where there is none. */
export function valueAt(root: Json | undefined, path: readonly PathStep[]): Json | undefined {
  let at = root
  for (const step of path) {
    if (isList(at) && typeof step === 'number') at = at[step]
    else if (isObject(at) && typeof step === 'string') at = at[step]
    else return undefined
  }
  return at
}

// The readers below are for a case's inputs. A case that lacks one is broken, and says so.

/** The object at a field. */
export function objectOf(value: JsonObject, field: string): JsonObject {
  const found = value[field]
  if (!isObject(found)) throw new Error(`${field} should be an object`)
  return found
}

/** The list at a field. */
export function listOf(value: JsonObject, field: string): readonly Json[] {
  const found = value[field]
  if (!isList(found)) throw new Error(`${field} should be a list`)
  return found
}

/** The list of objects at a field. */
export function objectsOf(value: JsonObject, field: string): readonly JsonObject[] {
  return listOf(value, field).map((element) => {
    if (!isObject(element)) throw new Error(`${field} should hold objects`)
    return element
  })
}

/** The number at a field. */
export function numberOf(value: JsonObject, field: string): number {
  const found = value[field]
  if (typeof found !== 'number') throw new Error(`${field} should be a number`)
  return found
}

/** The numbers at a field. */
export function numbersOf(value: JsonObject, field: string): readonly number[] {
  return listOf(value, field).map(Number)
}

/** The text at a field. */
export function textOf(value: JsonObject, field: string): string {
  const found = value[field]
  if (typeof found !== 'string') throw new Error(`${field} should be a text`)
  return found
}

/** The texts at a field. */
export function textsOf(value: JsonObject, field: string): readonly string[] {
  return listOf(value, field).map(String)
}
