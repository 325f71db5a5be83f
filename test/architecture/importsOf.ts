import type { Place, SyntaxNode } from './syntaxTree.ts'
import { isNode, nameOf, placesIn, stringOf } from './syntaxTree.ts'

export interface Import {
  /** What is asked for, or undefined when only a run could tell. */
  readonly specifier: string | undefined
  readonly start: number
}

/**
 * Everything a file reaches for in another: static and dynamic imports, exports from, imports inside
 * types, and files named by `new URL('…', import.meta.url)`, which is how workers are started.
 */
export function importsOf(path: string, code: string): Import[] {
  return placesIn(path, code).flatMap(importAt)
}

function importAt({ node }: Place): Import[] {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ImportExpression':
    case 'TSImportType':
      return [{ specifier: stringOf(node.source), start: node.start }]
    case 'ExportAllDeclaration':
    case 'ExportNamedDeclaration':
      return isNode(node.source) ? [{ specifier: stringOf(node.source), start: node.start }] : []
    case 'TSExternalModuleReference':
      return [{ specifier: stringOf(node.expression), start: node.start }]
    case 'NewExpression':
      return nameOf(node.callee) === 'URL' ? fileByUrl(node) : []
    case 'CallExpression':
      return findsFilesByPattern(node) ? [{ specifier: undefined, start: node.start }] : []
    default:
      return []
  }
}

/** A folder or a file of data may be named so, and is no import; a script may not without being one. */
function fileByUrl(node: SyntaxNode): Import[] {
  const [address, from] = node.arguments as unknown[]
  const isBesideThisFile =
    isNode(from) && from.type === 'MemberExpression' && isImportMeta(from.object)
  const specifier = stringOf(address)
  const isScript = specifier === undefined || /\.[cm]?[jt]sx?$/.test(specifier)
  return isBesideThisFile && isScript ? [{ specifier, start: node.start }] : []
}

/** `import.meta.glob(…)` */
function findsFilesByPattern(node: SyntaxNode): boolean {
  const callee = node.callee
  return isNode(callee) && callee.type === 'MemberExpression' && isImportMeta(callee.object)
}

const isImportMeta = (value: unknown) => isNode(value) && value.type === 'MetaProperty'
