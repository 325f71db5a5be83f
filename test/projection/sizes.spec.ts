import { describe, expect, it } from 'vitest'
import { createHistory } from '../../src/engine/createHistory.ts'
import type { Position } from '../../src/engine/History.ts'
import { createEventMemory } from '../../src/projection/captionContext.ts'
import { captionOf } from '../../src/projection/captions.ts'
import { projectInspector } from '../../src/projection/inspector.ts'
import { projectLogs } from '../../src/projection/logs.ts'
import { readerOf } from '../../src/projection/readRecords.ts'
import { inspectorWords as words } from '../../src/words/en/inspector.ts'
import { smallScenario } from '../app/smallScenario.ts'

/** A run of records through one partition, with a codec; what the page says of sizes in it. */
function runOf(codec: string) {
  const scenario = smallScenario
  const clients = scenario.clients.map((client) =>
    client.type === 'producer'
      ? { ...client, configs: { ...client.configs, 'compression.type': codec } }
      : client,
  )
  const history = createHistory({ ...scenario, clients })
  history.advance(history.endsAt)
  const events = history.eventsBetween(0, history.endsAt)
  const inspect = (selection: string, place: Position = { at: history.endsAt }) => {
    const state = history.stateAt(place)
    const read = readerOf(state, new Map())
    const context = { state, read, memory: createEventMemory(events) }
    const model = projectInspector({ context, at: state.at, selection })
    return model?.sections.flatMap(({ rows }) => rows) ?? []
  }
  return { history, events, inspect }
}

const sizesOf = (codec: string) => {
  const { history, events, inspect } = runOf(codec)
  const appended = events.find(({ type }) => type === 'RecordsAppended')
  const partition = appended?.type === 'RecordsAppended' ? appended.partition : ''
  const carried = events.flatMap((event) =>
    event.type === 'MessageSent' && event.message.carries.length > 0 ? [event] : [],
  )
  const messages = (['request', 'response'] as const).map((kind) => {
    const sent = carried.find(({ message }) => message.kind === kind)
    if (sent === undefined) throw new Error(`no ${kind} with records`)
    const rows = inspect(`message:${sent.message.id}`, sent)
    return rows.find(({ id }) => id === 'size')
  })
  const state = history.stateAt({ at: history.endsAt })
  const read = readerOf(state, new Map())
  const logs = projectLogs({
    state,
    read,
    size: { width: 1_100, height: 700 },
    selection: null,
    colourBy: 'key',
    shown: partition,
  })
  const memory = createEventMemory(events)
  const line = appended === undefined ? '' : captionOf(appended, { state, read, memory }).line
  const inLog = inspect(`partition:${partition}`).find(({ id }) => id === 'bytes')
  return { messages, inLog, log: logs.groups[0]?.logs[0], line }
}

describe('a size on the page', () => {
  it('is an estimate, and says why, where a codec is in it', () => {
    const { messages, inLog, log, line } = sizesOf('gzip')
    for (const row of [...messages, inLog]) {
      expect(row?.value).toMatch(/^≈ \d/)
      expect(row?.about).toBe(words.estimated)
    }
    expect(log?.facts).toContain('· ≈ ')
    expect(log?.factsAbout).toBe(words.estimated)
    expect(line).toMatch(/One gzip batch of ≈ \d+ bytes, an estimate/)
  })

  it('is exact, and says nothing more, without one', () => {
    const { messages, inLog, log, line } = sizesOf('none')
    for (const row of [...messages, inLog]) {
      expect(row?.value).toMatch(/^\d/)
      expect(row?.about).toBe(null)
    }
    expect(log?.facts).not.toContain('≈')
    expect(log?.factsAbout).toBe(null)
    expect(line).not.toContain('≈')
  })
})
