import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { NotLoaded } from '../../src/app/NotLoaded.ts'
import { late } from '../../src/app/parts/late.tsx'
import type { Shell } from '../../src/app/Shell.ts'

/** Which part fails now; each part stands for itself by a sentence. */
const failing = vi.hoisted(() => ({ part: '' }))
const parts = vi.hoisted(() => ({
  of: (...names: readonly string[]) =>
    Object.fromEntries(
      names.map((name) => [
        name,
        () => {
          if (failing.part === name) throw new Error(`${name} was drawn badly`)
          return `${name} is drawn.`
        },
      ]),
    ),
}))
const saved = vi.hoisted(() => vi.fn())

vi.mock('../../src/app/parts/StageArea.tsx', () => parts.of('StageArea'))
vi.mock('../../src/app/parts/LogsArea.tsx', () => parts.of('LogsArea'))
vi.mock('../../src/app/parts/EventsArea.tsx', () => parts.of('EventsArea'))
vi.mock('../../src/app/parts/InspectorArea.tsx', () => parts.of('InspectorArea'))
vi.mock('../../src/app/parts/CaptionArea.tsx', () => parts.of('CaptionArea'))
vi.mock('../../src/app/parts/TimelineArea.tsx', () => parts.of('TimelineArea'))
vi.mock('../../src/app/parts/TransportArea.tsx', () => parts.of('TransportArea'))
vi.mock('../../src/app/parts/Bar.tsx', () => parts.of('Bar'))
vi.mock('../../src/app/parts/NoticeArea.tsx', () => parts.of('NoticeArea'))
vi.mock('../../src/app/compare/CompareArea.tsx', () => parts.of('CompareArea'))
vi.mock('../../src/app/compare/CompareCaption.tsx', () => parts.of('CompareCaption'))
vi.mock('../../src/app/offline/stayOffline.ts', () => ({ stayOffline: async () => {} }))
vi.mock('../../src/app/open/saveFile.ts', () => ({ saveFile: saved }))

let shell: Shell
beforeAll(async () => {
  const { createShell } = await import('../../src/app/createShell.ts')
  shell = await createShell({ get: async () => undefined, set: async () => {} })
  shell.playback.pause()
  // Fetched when it is first needed; a busy machine takes its time.
  await import('../../src/app/open/sharing.ts')
  await import('../../src/app/parts/inspecting.ts')
})
beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  saved.mockClear()
})
afterEach(() => {
  failing.part = ''
  shell.store.getState().set({ view: 'stage', selected: null, compare: null })
  vi.restoreAllMocks()
})

async function open() {
  const { App } = await import('../../src/app/App.tsx')
  const { Workspace } = await import('../../src/app/Workspace.tsx')
  await act(async () => {
    render(<App shell={shell} Page={Workspace} />)
  })
}

/** Late parts come, and two runs that are compared go ahead, beside what is waited for. */
const PATIENT = { timeout: 10_000 }

/** Opens the page with this part failing. */
async function openWith(part: string) {
  failing.part = part
  await open()
  return screen.findByRole('alert', undefined, PATIENT)
}

const rows: readonly (readonly [string, string, () => void])[] = [
  ['StageArea', 'Stage', () => {}],
  ['LogsArea', 'Logs', () => shell.store.getState().set({ view: 'logs' })],
  ['EventsArea', 'Events', () => shell.store.getState().set({ view: 'events' })],
  ['CompareArea', 'Stage', () => shell.store.getState().set({ compare: { to: 'opposite' } })],
  [
    'CompareCaption',
    'The caption',
    () => shell.store.getState().set({ compare: { to: 'opposite' } }),
  ],
  ['InspectorArea', 'The inspector', () => shell.store.getState().set({ selected: 'broker:1' })],
  ['CaptionArea', 'The caption', () => {}],
  ['TimelineArea', 'The timeline', () => {}],
  ['TransportArea', 'The transport', () => {}],
  ['Bar', 'The top bar', () => {}],
  ['NoticeArea', 'The page', () => {}],
]

describe('A part that cannot be drawn', () => {
  for (const [part, name, prepare] of rows) {
    it(`${part} fails alone, and the scenario is offered as a file`, async () => {
      prepare()
      const scene = shell.store.getState().scene
      const alert = await openWith(part)
      expect(alert.textContent).toContain(`${name} cannot be drawn.`)
      expect(alert.textContent).toContain(`${part} was drawn badly`)
      const other = part === 'TransportArea' ? 'TimelineArea' : 'TransportArea'
      await waitFor(
        () => expect(document.body.textContent).toContain(`${other} is drawn.`),
        PATIENT,
      )
      expect(shell.store.getState().scene).toBe(scene)

      fireEvent.click(within(alert).getByRole('button', { name: 'Save the scenario as a file' }))
      await waitFor(() => expect(saved).toHaveBeenCalledOnce(), PATIENT)
      expect(saved.mock.calls[0]?.[1]).toContain('"scenario"')

      failing.part = ''
      fireEvent.click(within(alert).getByRole('button', { name: 'Try again' }))
      await waitFor(() => expect(document.body.textContent).toContain(`${part} is drawn.`), PATIENT)
      expect(screen.queryByRole('alert')).toBeNull()
    })
  }
})

describe('A part that the network did not bring', () => {
  it('says so, and is fetched anew when it is tried again', async () => {
    const { Boundary } = await import('../../src/app/Boundary.tsx')
    let isThere = false
    let fetches = 0
    const Part = late(async () => {
      fetches++
      if (!isThere) throw new TypeError('Failed to fetch')
      return () => <p>{'here it is'}</p>
    })
    render(
      <Boundary part="Logs">
        <Part />
      </Boundary>,
    )
    const alert = await screen.findByRole('alert')
    expect(alert.textContent).toContain('Logs is not loaded yet.')
    expect(alert.textContent).not.toContain('fault of Kafkascope')
    isThere = true
    fireEvent.click(within(alert).getByRole('button', { name: 'Try again' }))
    await screen.findByText('here it is')
    expect(fetches).toBe(2)
  })

  it('is told apart from our own faults', () => {
    expect(new NotLoaded(() => {})).toBeInstanceOf(Error)
  })
})
