import { parseSync } from 'vite'

/** A node of the parsed source, read without knowing every kind there is. */
export interface SyntaxNode {
  readonly type: string
  readonly start: number
  readonly [field: string]: unknown
}

export interface Place {
  readonly node: SyntaxNode
  /** Undefined for the program itself. */
  readonly parent: SyntaxNode | undefined
  /** The parent's field in which the node stands. */
  readonly field: string
}

/** Every node of a source file with the place it stands in. Throws when the file does not parse. */
export function placesIn(path: string, code: string): Place[] {
  const { program, errors } = parseSync(path, code)
  if (errors.length > 0) throw new Error(`${path} does not parse: ${errors[0]?.message}`)
  const places: Place[] = []
  collect({ node: program as unknown as SyntaxNode, parent: undefined, field: '' }, places)
  return places
}

/** The comments of a source file, without their slashes and stars. */
export function commentsIn(path: string, code: string): string[] {
  return parseSync(path, code).comments.map((comment) => comment.value)
}

function collect(place: Place, places: Place[]) {
  places.push(place)
  for (const [field, value] of Object.entries(place.node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (isNode(child)) collect({ node: child, parent: place.node, field }, places)
    }
  }
}

/** Whether a field of a node holds a node: all fields are read as unknown until this is asked. */
export function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value
}

/** The text of a string literal, or undefined for anything else. */
export function stringOf(value: unknown): string | undefined {
  return isNode(value) && value.type === 'Literal' && typeof value.value === 'string'
    ? value.value
    : undefined
}

/** The name of an identifier, or undefined for anything else. */
export function nameOf(value: unknown): string | undefined {
  return isNode(value) && value.type === 'Identifier' && typeof value.name === 'string'
    ? value.name
    : undefined
}

export const lineOf = (code: string, start: number) => code.slice(0, start).split('\n').length
