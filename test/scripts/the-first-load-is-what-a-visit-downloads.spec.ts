import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { firstLoad } from './firstLoad.ts'

const folder = mkdtempSync(join(tmpdir(), 'built-'))

function write(path: string, text: string) {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}

beforeAll(() => {
  write(
    'index.html',
    `<script type="module" crossorigin src="./assets/index.js"></script>
     <link rel="modulepreload" href="./assets/react.js">
     <link rel="stylesheet" href="./assets/index.css">
     <link rel="icon" href="./favicon.svg">`,
  )
  write('favicon.svg', '<svg/>')
  write(
    'assets/index.js',
    `import{a}from"./shared.js";import"./side.js";import("./askForPicture-c3d4.js");const late=()=>import("./late.js")`,
  )
  write('assets/shared.js', `export{b as a}from"./deep.js"`)
  write('assets/deep.js', 'export const b=1')
  write('assets/side.js', '0')
  write('assets/react.js', '1')
  write('assets/late.js', '2'.repeat(10_000))
  write('assets/askForPicture-c3d4.js', `export const picture=import("./picture-a1b2.js")`)
  write('assets/picture-a1b2.js', `import"./drawing.js"`)
  write('assets/picture-a1b2.css', '.bed{}')
  write('assets/drawing.js', '3')
  write(
    'assets/index.css',
    `@font-face{src:url(./latin.woff2) format("woff2");unicode-range:U+0000-00FF,U+0131}
     @font-face{src:url(./greek.woff2) format("woff2");unicode-range:U+0370-03FF}
     @font-face{src:url("./mono.woff2") format("woff2")}`,
  )
  write('assets/latin.woff2', 'x'.repeat(300))
  write('assets/greek.woff2', 'x'.repeat(500))
  write('assets/mono.woff2', 'x'.repeat(40))
})

afterAll(() => rmSync(folder, { recursive: true }))

describe('The first load', () => {
  it('is the page with everything its scripts import at once, the picture, and nothing they load later', () => {
    const { files, pageBytes } = firstLoad(folder)
    expect(files.map((file) => file.path).toSorted()).toEqual([
      'assets/askForPicture-c3d4.js',
      'assets/deep.js',
      'assets/drawing.js',
      'assets/index.css',
      'assets/index.js',
      'assets/picture-a1b2.css',
      'assets/picture-a1b2.js',
      'assets/react.js',
      'assets/shared.js',
      'assets/side.js',
      'index.html',
    ])
    expect(pageBytes).toBe(files.reduce((sum, file) => sum + file.bytes, 0))
  })

  it('counts the fonts of Latin text apart', () => {
    expect(firstLoad(folder).fontBytes).toBe(340)
  })
})
