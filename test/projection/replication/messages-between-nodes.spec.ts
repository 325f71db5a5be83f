import { describe, expect, it } from 'vitest'
import { createHistory } from '../../../src/engine/createHistory.ts'
import { presetNamed } from '../../../src/presets/index.ts'
import { createEventMemory } from '../../../src/projection/captionContext.ts'
import { headOf } from '../../../src/projection/heads.ts'
import { projectInspector } from '../../../src/projection/inspector.ts'
import { linkOfMessage } from '../../../src/projection/planes.ts'
import { readerOf } from '../../../src/projection/readRecords.ts'
import { projectStage } from '../../../src/projection/stage.ts'
import type { Message } from '../../../src/trace/Message.ts'

const scenario = presetNamed('leader-crash')?.scenario
if (scenario === undefined) throw new Error('no preset')
const history = createHistory(scenario)
history.advance(20_000_000)

/** The first message of each API and kind, with the state at its setting out. */
function firstOfEach() {
  const found = new Map<string, Message>()
  for (const event of history.eventsBetween(0, 20_000_000)) {
    if (event.type !== 'MessageSent') continue
    const { message } = event
    const id = `${message.api} ${message.kind}`
    if (!found.has(id)) found.set(id, message)
  }
  return found
}

const messages = firstOfEach()

describe('messages between nodes', () => {
  it.each([...messages])('%s has a way on the stage and fields one can read', (_, message) => {
    const state = history.stateAt({ at: message.sentAt })
    const read = readerOf(state, new Map())
    const stage = projectStage({
      state,
      at: message.sentAt,
      read,
      size: { width: 1_440, height: 724 },
      selection: null,
      colourBy: 'key',
      pitch: null,
      why: null,
    })
    const ids = stage.links.map(({ id }) => id)
    if (state.connections.some(({ id }) => id === message.connection))
      expect(ids).toContain(linkOfMessage(state, message))
    const memory = createEventMemory([...history.eventsBetween(message.sentAt, message.sentAt)])
    const model = projectInspector({
      context: { state, read, memory },
      at: message.sentAt,
      selection: `message:${message.id}`,
    })
    expect(model?.title).not.toContain('QuorumFetch')
    const fields = model?.sections.at(-1)?.rows ?? []
    expect(fields.length).toBeGreaterThan(0)
    for (const { value, about } of fields) {
      expect(value).not.toMatch(/undefined|\[object/)
      expect(about).toBeTruthy()
    }
  })

  it('copies of records fly as diamonds on the left, heartbeats as pluses on the right', () => {
    const copy = { api: 'Fetch', from: 'broker-2', to: 'broker-1' } as const
    expect(headOf(copy)).toBe('diamond')
    expect(headOf({ api: 'BrokerHeartbeat', from: 'broker-2', to: 'controller-101' })).toBe('plus')
    expect(headOf({ api: 'Fetch', from: 'billing', to: 'broker-1' })).toBe('triangle')
    const kinds = new Map([...messages.keys()].map((id) => [id, true]))
    expect(kinds.has('QuorumFetch request')).toBe(true)
    expect(kinds.has('BrokerHeartbeat request')).toBe(true)
  })
})
