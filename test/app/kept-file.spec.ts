import { describe, expect, it } from 'vitest'
import { decodeKept, encodeKept, looksKept } from '../../src/app/keep/keptFile.ts'
import { toSaved } from '../../src/app/keep/saved.ts'
import { createSession } from '../../src/app/session/createSession.ts'
import { PRESETS } from '../../src/presets/index.ts'
import { smallScenario } from './smallScenario.ts'

/** A session with two branches, a step to undo and one to redo, a file and settings of its own. */
function busySession() {
  const store = createSession(smallScenario)
  const it = store.getState()
  it.moveTo({ at: 3_000_000 })
  it.act({ type: 'crashBroker', node: 1 })
  it.moveTo({ at: 1_000_000, n: 5 })
  it.act({ type: 'pauseClient', client: 'web' })
  it.act({ type: 'resumeClient', client: 'web' })
  it.undo()
  it.addFile('notes.txt', { size: 3, sha256: 'a'.repeat(64), content: 'b25l' })
  it.set({ view: 'logs', theme: 'light', keysOn: false, pace: { kind: 'plain', slowness: 240 } })
  return store
}

const own = [
  { name: 'My incident', text: '{ "kafkascope": 1 }' },
  { name: 'Of long ago', text: '{"kafkascope":"0"}' },
]

const opened = (text: string) => {
  const decoded = decodeKept(text)
  if ('trouble' in decoded) throw new Error(JSON.stringify(decoded.trouble.problems, null, 1))
  return decoded
}

type Data = Record<string, unknown>

/** The first problem of the file once something else stands at this place: `session.past.0.did`. */
function problemOf(place: string, value: unknown) {
  const data: Data = JSON.parse(encodeKept(busySession().getState(), own))
  const way = place.split('.')
  const last = way.pop() ?? ''
  const held = way.reduce((inner, key) => inner[key] as Data, data)
  held[last] = value
  const decoded = decodeKept(JSON.stringify(data))
  if (!('trouble' in decoded)) throw new Error('it was opened')
  return decoded.trouble.problems[0]
}

describe('Everything that is kept, as a file', () => {
  it('comes back as it was: branches, undo, redo, files and settings', () => {
    const { version: _, ...kept } = toSaved(busySession().getState())
    expect(opened(encodeKept(busySession().getState(), own)).kept).toEqual(kept)
  })

  it('holds the scenes of the gallery, as they are', () => {
    expect(opened(encodeKept(busySession().getState(), own)).scenes).toEqual(own)
  })

  it('of the earlier form opens too, with no scenes', () => {
    const { scenes: _, ...data } = JSON.parse(encodeKept(busySession().getState(), own))
    const { kept, scenes } = opened(JSON.stringify({ ...data, format: 1 }))
    expect(scenes).toEqual([])
    expect(kept.view).toBe('logs')
  })

  it('holds a scenario once, however many undo steps stand on it', () => {
    const data = JSON.parse(encodeKept(busySession().getState(), own))
    expect(data.bases).toHaveLength(1)
    expect(data.session.past.length).toBeGreaterThan(1)
  })

  for (const { scenario } of PRESETS) {
    it(`holds a session on “${scenario.title}”`, () => {
      const store = createSession(smallScenario)
      store.getState().open(scenario)
      expect(opened(encodeKept(store.getState(), [])).kept.scene.base.id).toBe(scenario.id)
    })
  }

  it('is told apart from a saved scenario', () => {
    expect(looksKept(encodeKept(busySession().getState(), own))).toBe(true)
    expect(looksKept('{ "kafkascope": 1, "scenario": {} }')).toBe(false)
  })
})

describe('A bad file says where it is wrong, and nothing of it is taken', () => {
  it('that is cut off', () => {
    const text = encodeKept(busySession().getState(), own)
    const decoded = decodeKept(text.slice(0, text.length / 2))
    const [problem] = 'trouble' in decoded ? decoded.trouble.problems : []
    expect(problem?.sentence).toMatch(/^Line \d+/i)
  })

  it('of a newer Kafkascope', () => {
    const problem = problemOf('format', 3)
    expect(problem?.sentence).toContain('newer Kafkascope')
    expect(problem?.hint).toContain('Reload')
  })

  it('without its session', () => {
    const problem = problemOf('session', undefined)
    expect(problem?.path).toBe('session')
  })

  it('without the scenes of the gallery, or with one that has no text', () => {
    expect(problemOf('scenes', undefined)?.path).toBe('scenes')
    expect(problemOf('scenes.1.text', 7)?.path).toBe('scenes[1].text')
  })

  it('with a setting nobody knows', () => {
    const problem = problemOf('session.theme', 'pink')
    expect(problem).toMatchObject({ path: 'session.theme', value: '"pink"' })
    expect(problem?.sentence).toContain('`dark`')
  })

  it('with a scenario that could not run', () => {
    const problem = problemOf('bases.0.seed', -1)
    expect(problem?.path).toBe('bases[0].seed')
    expect(problem?.sentence).toContain('`bases[0].seed`')
  })

  it('with an act on a broker that is not there, on a branch', () => {
    const problem = problemOf('session.scene.branches.1.acts.0.do', {
      type: 'crashBroker',
      node: 77,
    })
    expect(problem?.path).toContain('session.scene.branches[1].acts[0].do')
  })

  it('with a branch that leaves a later one', () => {
    const problem = problemOf('session.scene.branches.0.parent', 'b2')
    expect(problem?.path).toBe('session.scene.branches[0].parent')
  })

  it('with a scene on no scenario', () => {
    const problem = problemOf('session.scene.base', 7)
    expect(problem?.path).toBe('session.scene.base')
  })

  it('with a deed in undo that is none', () => {
    const problem = problemOf('session.past.0.did', { type: 'act', action: { type: 'flyAway' } })
    expect(problem?.path).toContain('session.past[0].did.action')
  })

  it('with a cursor before the beginning', () => {
    const problem = problemOf('session.cursor', { at: -5 })
    expect(problem?.path).toBe('session.cursor.at')
  })
})
