import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { repository } from '../scripts/repository.ts'
import { standingRooms } from './importTable.ts'
import { longFiles } from './longFiles.ts'
import { sourcesUnder } from './sourceFiles.ts'
import { commentsIn } from './syntaxTree.ts'

const topLevel = [
  'LICENSE',
  'README.md',
  'biome.json',
  'index.html',
  'package-lock.json',
  'package.json',
  'public',
  'src',
  'test',
  'tsconfig.json',
  'vite.config.ts',
]

const read = (path: string) => readFileSync(join(repository, path), 'utf8')

const lineCount = (text: string) => text.trimEnd().split('\n').length

const sources = new Map(
  ['src', 'test'].flatMap((folder) =>
    [...sourcesUnder(folder)].map(([path, code]) => [`${folder}/${path}`, code] as const),
  ),
)

describe('The top level', () => {
  it('holds exactly what it should, besides dotfiles and what Git ignores', () => {
    const ignored = new Set(
      read('.gitignore')
        .split('\n')
        .map((line) => line.replace(/\/$/, '')),
    )
    const present = readdirSync(repository).filter(
      (name) => !name.startsWith('.') && !ignored.has(name),
    )
    expect(present.toSorted()).toEqual(topLevel)
  })

  it('has the script that continuous integration runs', () => {
    expect(read('.ci/run')).toContain('npm ci\nexec npm test')
  })
})

describe('The READMEs', () => {
  it('tell the way: at the top and at the door of the house', () => {
    expect(
      ['README.md', 'src/README.md'].filter((path) => !existsSync(join(repository, path))),
    ).toEqual([])
  })

  it.each(standingRooms)('%s has one of under 60 lines', (room) => {
    expect(existsSync(join(repository, 'src', room, 'README.md'))).toBe(true)
    const lines = lineCount(read(`src/${room}/README.md`))
    expect(lines).toBeGreaterThan(1)
    expect(lines).toBeLessThan(60)
  })
})

describe('The files', () => {
  it('are at most 400 lines long, but for the tables that are listed', () => {
    const long = [...sources].filter(([, code]) => lineCount(code) > 400).map(([path]) => path)
    expect(sources.size).toBeGreaterThan(0)
    expect(long).toEqual(Object.keys(longFiles).toSorted())
    expect(Object.values(longFiles).every((reason) => reason.length > 10)).toBe(true)
  })

  it('are named for an idea', () => {
    const idle =
      /^(utils?|helpers?|manager|service|info|common|misc)\.tsx?$|(Utils?|Helpers?|Manager|Service|Info)\.tsx?$/
    expect([...sources.keys()].filter((path) => idle.test(basename(path)))).toEqual([])
  })

  it('leave nothing to be done in a comment', () => {
    const promises = [...sources].filter(([path, code]) =>
      commentsIn(path, code).some((comment) => /\b(TODO|FIXME|XXX)\b/.test(comment)),
    )
    expect(promises.map(([path]) => path)).toEqual([])
  })
})
