import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { brotli, compressFolder } from './compressFolder.ts'
import { lateParts } from './lateParts.ts'
import { serve } from './serve.ts'

const folder = mkdtempSync(join(tmpdir(), 'built-'))
mkdirSync(join(folder, 'assets'))
const write = (path: string, text: string) => writeFileSync(join(folder, path), text)
write('index.html', '<script type="module" src="./assets/index-abcd_123.js"></script>')
write('assets/index-abcd_123.js', 'const late=()=>import("./GroupsArea-BBBB-bbb.js")')
write('assets/GroupsArea-BBBB-bbb.js', 'export const a=1')
write('assets/GroupsArea-CCCC_ccc.css', '.a{color:red}')
write('assets/act-DDDDdddd.js', `export const b="${'x'.repeat(300)}"`)

afterAll(() => rmSync(folder, { recursive: true }))

const size = (text: string) => brotli(Buffer.from(text)).length

it('A late part is its script and its styles, under its own name; the first load is none', () => {
  const parts = lateParts(folder)
  expect(parts.map(({ name }) => name).toSorted()).toEqual(['GroupsArea', 'act'])
  const groups = parts.find(({ name }) => name === 'GroupsArea')
  expect(groups?.bytes).toBe(size('export const a=1') + size('.a{color:red}'))
  expect(parts.map(({ bytes }) => bytes)).toEqual(
    parts.map(({ bytes }) => bytes).toSorted((a, b) => b - a),
  )
})

it('A brotli copy goes to those who take it, and the file itself to the others', async () => {
  compressFolder(folder)
  const served = await serve({ folder, port: 0 })
  const ask = (encoding: string) =>
    fetch(`${served.url}assets/act-DDDDdddd.js`, { headers: { 'Accept-Encoding': encoding } })
  const [small, plain] = [await ask('gzip, br'), await ask('gzip')]
  expect(small.headers.get('content-encoding')).toBe('br')
  expect(Number(small.headers.get('content-length'))).toBeLessThan(200)
  expect(plain.headers.get('content-encoding')).toBeNull()
  expect(await small.text()).toBe(await plain.text())
  await served.close()
})
