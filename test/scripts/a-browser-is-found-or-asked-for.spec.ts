import { describe, expect, it } from 'vitest'
import type { BrowserSource } from './browserSources.ts'
import { findBrowser } from './findBrowser.ts'

const source = (name: string, paths: readonly string[], rest: Partial<BrowserSource> = {}) => ({
  name,
  candidates: async () => paths,
  ...rest,
})

const failing = (name: string): BrowserSource => ({
  name,
  candidates: async () => {
    throw new Error('no network')
  },
})

/** A machine on which only these files are browsers. */
function machine(...browsers: readonly string[]) {
  const said: string[] = []
  const launched: string[] = []
  const launchTest = async (path: string) => {
    launched.push(path)
    if (!browsers.includes(path)) throw new Error('it crashed')
    return '156.0'
  }
  return { said, launched, options: { launchTest, say: (line: string) => said.push(line) } }
}

describe('The browser for the journeys', () => {
  it('is the first that starts, and the rest are not touched', async () => {
    const { options, launched } = machine('/b', '/c')
    const sources = [source('cache', []), source('system', ['/a', '/b']), source('npm', ['/c'])]
    const found = await findBrowser({ ...options, sources })
    expect(found).toEqual({ executablePath: '/b', version: '156.0', source: 'system' })
    expect(launched).toEqual(['/a', '/b'])
  })

  it('is looked for elsewhere when an installation fails', async () => {
    const { options } = machine('/c')
    const found = await findBrowser({
      ...options,
      sources: [failing('apt'), source('npm', ['/c'])],
    })
    expect(found.source).toBe('npm')
  })

  it('is not replaced by another when the person named one that does not start', async () => {
    const { options } = machine('/b')
    const sources = [source('CHROME_PATH', ['/a'], { isBinding: true }), source('system', ['/b'])]
    await expect(findBrowser({ ...options, sources })).rejects.toThrow(
      'CHROME_PATH: /a does not start',
    )
  })

  it('is announced before it is downloaded', async () => {
    const { options, said } = machine('/c')
    await findBrowser({ ...options, sources: [source('npm', ['/c'], { installs: true })] })
    expect(said).toEqual(['No browser so far; trying npm …'])
  })

  it('is asked for, with what was tried and what to do, when there is none', async () => {
    const { options } = machine()
    const nowhere = findBrowser({ ...options, sources: [failing('apt'), source('system', ['/a'])] })
    await expect(nowhere).rejects.toThrow(
      /tried apt: no network.*tried system: \/a does not start.*apt-get install -y chromium/s,
    )
  })
})
