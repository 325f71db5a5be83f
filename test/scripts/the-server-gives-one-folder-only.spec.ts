import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ServedFolder } from './serve.ts'
import { fileFor, serve } from './serve.ts'

const top = mkdtempSync(join(tmpdir(), 'served-'))
const folder = join(top, 'dist')
let served: ServedFolder

beforeAll(async () => {
  mkdirSync(join(folder, 'assets'), { recursive: true })
  writeFileSync(join(top, 'secret.txt'), 'secret')
  writeFileSync(join(folder, 'index.html'), '<!doctype html>')
  writeFileSync(join(folder, 'assets', 'index-abc.js'), 'export {}')
  writeFileSync(join(folder, 'assets', 'plex.woff2'), 'font')
  served = await serve({ folder, port: 0 })
})

afterAll(async () => {
  await served.close()
  rmSync(top, { recursive: true })
})

const get = (path: string, method = 'GET') => fetch(new URL(path, served.url), { method })

/** Sends the path as it is: fetch would resolve the dots by itself. */
const statusOfRaw = (path: string) =>
  new Promise((done, fail) => {
    const { port } = new URL(served.url)
    request({ host: '127.0.0.1', port, path }, (response) => done(response.resume().statusCode))
      .on('error', fail)
      .end()
  })

describe('The server', () => {
  it('gives the page at the root, always asked for anew, under the strict policy', async () => {
    const page = await get('/')
    expect(await page.text()).toBe('<!doctype html>')
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(page.headers.get('cache-control')).toBe('no-cache')
    const policy = page.headers.get('content-security-policy')
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self';")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('unsafe')
  })

  it('lets others frame the page only where it is asked for as a frame', async () => {
    const policyOf = async (path: string) =>
      (await get(path)).headers.get('content-security-policy')
    expect(await policyOf('/?embed')).not.toContain('frame-ancestors')
    expect(await policyOf('/?embed')).toContain("script-src 'self'")
    expect(await policyOf('/?embedded')).toContain("frame-ancestors 'none'")
  })

  it.each([
    ['/assets/index-abc.js', 'text/javascript; charset=utf-8'],
    ['/assets/plex.woff2', 'font/woff2'],
  ])('gives %s for ever, as what it is', async (path, type) => {
    const asset = await get(`${path}?v=1`)
    expect(asset.headers.get('content-type')).toBe(type)
    expect(asset.headers.get('cache-control')).toContain('immutable')
  })

  it('says how long a file is without sending it', async () => {
    const head = await get('/assets/index-abc.js', 'HEAD')
    expect(head.headers.get('content-length')).toBe('9')
    expect(await head.text()).toBe('')
  })

  it.each(['/missing.js', '/assets', '/assets/', '/%E0%A4%A', '/%00'])(
    'has nothing at %s',
    async (path) => {
      expect(await statusOfRaw(path)).toBe(404)
    },
  )

  it.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/....//secret.txt',
    '//secret.txt',
  ])('gives nothing outside the folder: %s', async (path) => {
    expect(await statusOfRaw(path)).toBe(404)
    expect(fileFor(folder, path) ?? folder).toMatch(folder)
  })

  it('takes no orders', async () => {
    const answer = await get('/', 'POST')
    expect(answer.status).toBe(405)
    expect(answer.headers.get('allow')).toBe('GET, HEAD')
  })

  it('moves to the next free port when its own is taken, and only if it may', async () => {
    const port = Number(new URL(served.url).port)
    const moved = await serve({ folder, port, orNextFree: true })
    expect(Number(new URL(moved.url).port)).toBeGreaterThan(port)
    await moved.close()
    await expect(serve({ folder, port })).rejects.toThrow('EADDRINUSE')
  })
})
