import type { Place, SyntaxNode } from './syntaxTree.ts'
import { isNode, lineOf, nameOf, placesIn } from './syntaxTree.ts'

/** Exact on every machine: either integers in, integers out, or rounded correctly by IEEE 754. */
const exactMath = new Set(
  'abs ceil clz32 floor fround imul max min round sign sqrt trunc'.split(' '),
)

const bannedNames: Readonly<Record<string, string>> = {
  Date: "time is the simulation's own",
  Intl: 'its answers differ between machines',
  Promise: 'a run is synchronous',
  WeakRef: 'it shows when memory is collected',
  FinalizationRegistry: 'it shows when memory is collected',
  crypto: 'draws come from the kernel',
  performance: 'a run may not look at the real clock',
  setTimeout: "timers are events in the kernel's queue",
  setInterval: "timers are events in the kernel's queue",
  setImmediate: "timers are events in the kernel's queue",
  queueMicrotask: "timers are events in the kernel's queue",
  requestAnimationFrame: "timers are events in the kernel's queue",
  globalThis: 'a run may not look at the machine it runs on',
  window: 'a run may not look at the machine it runs on',
  document: 'a run may not look at the machine it runs on',
  process: 'a run may not look at the machine it runs on',
  console: 'a run says what it says in its trace',
  eval: 'nothing is evaluated',
  Function: 'nothing is evaluated',
}

const globalsNamedLikeOurOwn = new Set(['process', 'document', 'window', 'performance'])

/**
 * What in a file could make two runs of one scenario differ, one sentence each: clocks, chance, the
 * machine's language, waiting, arithmetic whose last digit is free, an order nobody stated; and
 * classes, which these rooms do without.
 */
export function determinismFaults(path: string, code: string): string[] {
  const places = placesIn(path, code)
  const own = new Set(places.flatMap(declaredName))
  return places.flatMap((place) => {
    const fault = faultAt(place, own)
    return fault === undefined ? [] : [`${path}:${lineOf(code, place.node.start)} ${fault}`]
  })
}

function faultAt(place: Place, own: ReadonlySet<string>): string | undefined {
  const { node } = place
  switch (node.type) {
    case 'Identifier':
      return isReference(place) ? nameFault(place, own) : undefined
    case 'MemberExpression':
      return memberFault(node)
    case 'CallExpression':
      return sortsWithoutOrder(node) ? 'sorts without saying the order' : undefined
    case 'AwaitExpression':
      return 'awaits: a run is synchronous'
    case 'BinaryExpression':
    case 'AssignmentExpression':
      return powerFault(node)
    case 'ClassDeclaration':
    case 'ClassExpression':
      return 'declares a class: functions and plain objects do here'
    default:
      return node.async === true ? 'is asynchronous: a run is synchronous' : undefined
  }
}

/** Names that are words of our own trade may be given to parameters and constants: a Kafka process is one. */
function declaredName({ node, parent, field }: Place): string[] {
  const name = nameOf(node)
  const declares =
    (parent?.type === 'VariableDeclarator' && field === 'id') ||
    field === 'params' ||
    (parent?.type === 'Property' && field === 'value') ||
    (parent?.type === 'AssignmentPattern' && field === 'left')
  return name !== undefined && declares && globalsNamedLikeOurOwn.has(name) ? [name] : []
}

/** Whether an identifier stands for a value or type of that name, and not for a field called so. */
function isReference({ node, parent, field }: Place): boolean {
  if (parent === undefined) return true
  const isShorthandKey = parent.type === 'Property' && field === 'key' && parent.shorthand === true
  if (isShorthandKey) return false
  if (field === 'key' || field === 'property') return parent.computed === true
  if (field === 'imported' || field === 'exported' || field === 'label') return false
  return !(parent.type === 'TSQualifiedName' && parent.right === node)
}

function nameFault({ node, parent, field }: Place, own: ReadonlySet<string>): string | undefined {
  const name = nameOf(node) ?? ''
  if (name === 'Math') {
    const isLookedInto = parent?.type === 'MemberExpression' && field === 'object'
    return isLookedInto ? undefined : 'passes Math on, where nobody sees what is taken from it'
  }
  if (!Object.hasOwn(bannedNames, name) || own.has(name)) return undefined
  return `uses ${name}: ${bannedNames[name]}`
}

function memberFault(node: SyntaxNode): string | undefined {
  const name = node.computed === true ? undefined : nameOf(node.property)
  if (nameOf(node.object) === 'Math' && (name === undefined || !exactMath.has(name))) {
    return `uses Math.${name ?? '[…]'}: browsers may differ in its last digits, or in all of them`
  }
  const isLocal = name === 'localeCompare' || name?.startsWith('toLocale')
  return isLocal ? `uses ${name}: it depends on the machine's language` : undefined
}

function sortsWithoutOrder(node: SyntaxNode): boolean {
  const callee = node.callee
  const name = isNode(callee) && callee.type === 'MemberExpression' ? nameOf(callee.property) : ''
  return (name === 'sort' || name === 'toSorted') && (node.arguments as unknown[]).length === 0
}

function powerFault(node: SyntaxNode): string | undefined {
  if (node.operator !== '**' && node.operator !== '**=') return undefined
  const isConstant = [node.left, node.right].every(
    (side) => isNode(side) && side.type === 'Literal',
  )
  return isConstant ? undefined : 'raises to a power: browsers may differ in its last digits'
}
