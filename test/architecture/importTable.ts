/** An npm package a room may use, in all of its files or only in those whose path in the room matches. */
export interface AllowedPackage {
  readonly name: string
  readonly onlyIn?: RegExp
}

export interface RoomRule {
  readonly rooms: readonly string[]
  readonly packages: readonly AllowedPackage[]
}

const everywhere = (...names: readonly string[]): AllowedPackage[] =>
  names.map((name) => ({ name }))

const only = (name: string, onlyIn: RegExp): AllowedPackage => ({ name, onlyIn })

const core = ['kafka', 'scenario', 'presets', 'trace', 'engine', 'projection', 'lessons']

/**
 * Who may import whom: the table of src/README.md, as data. `words` is open to every room. A package
 * stands for itself and what is under it (`react` for `react/jsx-runtime`), never for what is above.
 */
export const importTable: Readonly<Record<string, RoomRule>> = {
  kafka: { rooms: [], packages: [only('xstate', /^machines\//)] },
  scenario: { rooms: ['kafka'], packages: everywhere('zod/mini', 'fflate') },
  presets: { rooms: ['kafka', 'scenario', 'trace'], packages: [] },
  words: { rooms: [], packages: [] },
  trace: { rooms: ['kafka', 'scenario'], packages: [] },
  engine: {
    rooms: ['kafka', 'scenario', 'trace'],
    packages: [only('xstate', /^kernel\/lifecycle/)],
  },
  projection: {
    rooms: ['kafka', 'scenario', 'trace'],
    packages: everywhere('d3-array', 'd3-scale', 'd3-shape', 'qr'),
  },
  views: {
    rooms: ['kafka', 'projection'],
    packages: everywhere(
      'react',
      'react-dom',
      'd3-array',
      'd3-scale',
      'd3-selection',
      'd3-shape',
      'd3-zoom',
      '@base-ui/react',
      'lucide-react',
    ),
  },
  lessons: { rooms: ['kafka', 'scenario', 'trace', 'projection'], packages: [] },
  app: {
    rooms: [...core, 'views'],
    packages: everywhere(
      'react',
      'react-dom',
      'zustand',
      'xstate',
      'idb-keyval',
      'tinykeys',
      '@base-ui/react',
      'lucide-react',
      '@fontsource',
      '@fontsource-variable',
    ),
  },
  cli: { rooms: [...core, 'views'], packages: everywhere('node:') },
  /** src/main.ts, which stands in no room. */
  main: { rooms: ['app'], packages: everywhere('react') },
}

/** The rooms that every version of the house has; `lessons` is furnished later. */
export const standingRooms = [
  'kafka',
  'scenario',
  'presets',
  'words',
  'trace',
  'engine',
  'projection',
  'views',
  'app',
  'cli',
]
