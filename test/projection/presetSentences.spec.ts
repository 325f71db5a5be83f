import { describe, expect, it } from 'vitest'
import { createHistory } from '../../src/engine/createHistory.ts'
import { PRESETS } from '../../src/presets/index.ts'
import { createEventMemory, learn } from '../../src/projection/captionContext.ts'
import { captionOf } from '../../src/projection/captions.ts'
import { LONGEST_CHAIN, projectWhy } from '../../src/projection/causes.ts'
import type { ReadRecord } from '../../src/projection/contents.ts'
import { nameFlights } from '../../src/projection/flights.ts'
import { stageNamesOf } from '../../src/projection/names.ts'
import { readerOf } from '../../src/projection/readRecords.ts'
import { projectStage } from '../../src/projection/stage.ts'
import type { ClusterState } from '../../src/trace/ClusterState.ts'

const readOf = (state: ClusterState): ReadRecord => readerOf(state, new Map())

describe.each(PRESETS.map((preset) => [preset.scenario.id, preset.scenario] as const))(
  '%s',
  (_, scenario) => {
    const history = createHistory(scenario)
    const end = 5_000_000
    history.advance(end)

    it('says every event in a sentence of at most 90 characters, with nothing missing in it', () => {
      const memory = createEventMemory()
      const events = history.eventsBetween(0, end)
      const state = history.stateAt({ at: end })
      const context = { state, read: readOf(state), memory }
      expect(events.length).toBeGreaterThan(50)
      for (const event of events) {
        learn(memory, event)
        const { headline, line } = captionOf(event, context)
        expect(headline.length).toBeLessThanOrEqual(90)
        expect(`${headline} ${line}`).not.toMatch(/undefined|NaN|null|\[object|Infinity/)
        expect(headline).toMatch(/^\S.*[.…]$/)
      }
    })

    it('shows a stage whose names are all different, at twenty moments', () => {
      for (let moment = 0; moment < 20; moment++) {
        const at = moment * 251_003
        const state = history.stateAt({ at })
        const read = readOf(state)
        const stage = projectStage({
          state,
          at,
          read,
          size: { width: 1136, height: 660 },
          selection: null,
          colourBy: 'key',
          pitch: null,
          why: null,
        })
        const flights = nameFlights({
          state,
          at,
          stage,
          read,
          selection: null,
          chatter: true,
          still: false,
        })
        const names = stageNamesOf(stage, flights)
        expect(names.every((name) => name !== '' && !/undefined|NaN/.test(name))).toBe(true)
        expect(names.length).toBeGreaterThan(4)
      }
    })

    it('answers why the high watermark stands where it does, back to a first cause', () => {
      const state = history.stateAt({ at: end })
      const partition =
        state.nodes[0]?.replicas.find((replica) => replica.highWatermark > 0)?.name ?? ''
      const why = projectWhy({
        context: { state, read: readOf(state), memory: createEventMemory() },
        at: end,
        selection: `partition:${partition}`,
        value: 'highWatermark',
        eventNumbered: (n) => history.eventNumbered(n),
      })
      const links = why?.links ?? []
      expect(links.length).toBeGreaterThanOrEqual(2)
      expect(links.length).toBeLessThanOrEqual(LONGEST_CHAIN)
      expect(links.map((link) => link.at)).toEqual(
        [...links.map((link) => link.at)].sort((a, b) => b - a),
      )
      expect(links.at(-1)).toMatchObject({ last: true })
      expect(history.eventNumbered(links.at(-1)?.event ?? 0)?.cause).toBe(0)
    })
  },
)
