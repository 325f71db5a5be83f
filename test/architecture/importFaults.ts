import { dirname, join } from 'node:path/posix'
import type { Import } from './importsOf.ts'
import { importsOf } from './importsOf.ts'
import type { AllowedPackage } from './importTable.ts'
import { importTable } from './importTable.ts'
import { lineOf } from './syntaxTree.ts'

/** The room of a path like `engine/log/append.ts`; files beside the rooms belong to `main`. */
export const roomOf = (path: string) =>
  path.includes('/') ? (path.split('/', 1)[0] ?? '') : 'main'

/**
 * What a file imports against the table, one sentence each. `path` and `files` are relative to `src`;
 * a relative import must name one of `files`, with its extension.
 */
export function importFaults(path: string, code: string, files: ReadonlySet<string>): string[] {
  return importsOf(path, code).flatMap((found) => {
    const fault = faultOf(path, found, files)
    return fault === undefined ? [] : [`${path}:${lineOf(code, found.start)} ${fault}`]
  })
}

function faultOf(path: string, found: Import, files: ReadonlySet<string>): string | undefined {
  const specifier = found.specifier?.replace(/\?.*$/s, '')
  if (specifier === undefined) return 'imports something that only a run could tell'
  if (!specifier.startsWith('.')) return packageFault(path, specifier)
  const target = join(dirname(path), specifier)
  if (!files.has(target)) return `imports ${specifier}, which is no file of src`
  return roomFault(roomOf(path), roomOf(target))
}

function roomFault(from: string, to: string): string | undefined {
  if (from === to || to === 'words') return undefined
  const isAllowed = importTable[from]?.rooms.includes(to)
  return isAllowed ? undefined : `imports ${to}, which ${from} may not`
}

function packageFault(path: string, specifier: string): string | undefined {
  const room = roomOf(path)
  const pathInRoom = path.slice(room.length + 1)
  const isAllowed = importTable[room]?.packages.some((allowed) =>
    covers(allowed, specifier, pathInRoom),
  )
  return isAllowed ? undefined : `imports the package ${specifier}, which it may not`
}

function covers({ name, onlyIn }: AllowedPackage, specifier: string, pathInRoom: string): boolean {
  const isNamed = specifier === name || specifier.startsWith(name.endsWith(':') ? name : `${name}/`)
  return isNamed && (onlyIn === undefined || onlyIn.test(pathInRoom))
}

/** Which rooms each room really imports. */
export function roomGraph(sources: ReadonlyMap<string, string>): Map<string, Set<string>> {
  const graph = new Map<string, Set<string>>()
  for (const [path, code] of sources) {
    const targets = graph.get(roomOf(path)) ?? new Set<string>()
    graph.set(roomOf(path), targets)
    for (const { specifier } of importsOf(path, code)) {
      if (specifier?.startsWith('.')) targets.add(roomOf(join(dirname(path), specifier)))
    }
    targets.delete(roomOf(path))
  }
  return graph
}

/** One cycle of the graph, as the rooms on it in order, or undefined. */
export function cycleIn(graph: ReadonlyMap<string, ReadonlySet<string>>): string[] | undefined {
  const done = new Set<string>()
  const visit = (room: string, way: readonly string[]): string[] | undefined => {
    if (way.includes(room)) return [...way.slice(way.indexOf(room)), room]
    if (done.has(room)) return undefined
    for (const next of graph.get(room) ?? []) {
      const cycle = visit(next, [...way, room])
      if (cycle !== undefined) return cycle
    }
    done.add(room)
    return undefined
  }
  for (const room of graph.keys()) {
    const cycle = visit(room, [])
    if (cycle !== undefined) return cycle
  }
  return undefined
}
