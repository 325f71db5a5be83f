import { describe, expect, it, vi } from 'vitest'
import { chordActions, singleKeyActions } from '../../src/app/keys/pageActions.ts'
import { shortcutGroups } from '../../src/app/keys/shortcutGroups.ts'
import { type Command, found, withoutTwins } from '../../src/app/palette/commands.ts'
import type { Shell } from '../../src/app/Shell.ts'
import { createDesk } from '../../src/app/session/createDesk.ts'
import { createSession } from '../../src/app/session/createSession.ts'
import type { Scenario } from '../../src/scenario/Scenario.ts'
import { smallScenario } from './smallScenario.ts'

function page(open: Scenario['open'] = {}) {
  const store = createSession({ ...smallScenario, open })
  const desk = createDesk({ width: 1440, height: 900 })
  const playback = { toggle: vi.fn(), step: vi.fn(), seek: vi.fn(), pause: vi.fn() }
  return { shell: { store, desk, playback } as unknown as Shell, desk, store, playback }
}

const command = (group: string, name: string): Command => ({
  id: `${group} ${name}`,
  group,
  name,
  run: () => {},
})

describe('The keys of the page', () => {
  it('each do one thing only', () => {
    const { shell } = page()
    const keys = [...singleKeyActions(shell), ...chordActions(shell)].flatMap((one) => one.keys)
    expect([...new Set(keys)]).toEqual(keys)
  })

  it('all stand in the sheet, each once in its group', () => {
    const { shell } = page()
    const shown = shortcutGroups(shell).flatMap(({ rows }) => rows)
    for (const { does, shown: keys } of [...singleKeyActions(shell), ...chordActions(shell)]) {
      const rows = shown.filter((row) => row.does === does && row.keys.includes(keys[0] ?? ''))
      expect([does, rows.length]).toEqual([does, 1])
    }
  })

  it('open the views that a link offers, in its order', () => {
    const { shell, store } = page({ views: ['logs', 'events'] })
    const first = singleKeyActions(shell).find(({ keys }) => keys.includes('1'))
    first?.run()
    expect([first?.name, store.getState().view]).toEqual(['Logs', 'logs'])
  })

  it('open the palette with Ctrl K', () => {
    const { shell, desk } = page()
    chordActions(shell)
      .find(({ keys }) => keys.includes('$mod+k'))
      ?.run()
    expect(desk.getState().dialog).toEqual({ name: 'palette' })
  })
})

describe('The palette', () => {
  const commands = [
    command('Act', 'Crash a broker'),
    command('Act', 'Crash a client'),
    command('Page', 'Share'),
    command('Scene', 'Open “The leader dies”'),
  ]
  const names = (search: string) => found(commands, search).map(({ name }) => name)

  it('finds by parts of words in any order, and by the group', () => {
    expect(names('bro cra')).toEqual(['Crash a broker'])
    expect(names('ACT')).toEqual(['Crash a broker', 'Crash a client'])
    expect(names('zoo')).toEqual([])
    expect(names('')).toHaveLength(4)
  })

  it('shows first what begins with the search', () => {
    expect(found([command('Page', 'Share'), command('Act', 'A shard')], 'a').at(0)?.name).toBe(
      'A shard',
    )
  })

  it('keeps one of two that are called the same', () => {
    const twins = [command('Page', 'Undo'), command('Page', 'Undo'), command('Act', 'Undo')]
    expect(withoutTwins(twins)).toHaveLength(2)
  })
})
