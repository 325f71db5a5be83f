import { describe, expect, it } from 'vitest'
import { eventJson } from '../../../src/cli/sim/eventJson.ts'
import { playScenario } from '../../../src/cli/sim/playScenario.ts'
import { createTeller } from '../../../src/cli/sim/tellRun.ts'
import { presetNamed } from '../../../src/presets/index.ts'
import type { Scenario } from '../../../src/scenario/Scenario.ts'
import type { TraceEvent } from '../../../src/trace/TraceEvent.ts'

async function told(id: string, changes: Partial<Scenario> = {}) {
  const scenario = { ...(presetNamed(id)?.scenario as Scenario), ...changes }
  const teller = createTeller(scenario, new Map())
  const lines: string[] = []
  const events: TraceEvent[] = []
  await playScenario({
    scenario,
    files: new Map(),
    begin: (run) => lines.push(...teller.begin(run)),
    onEvent: (event, run) => {
      events.push(event)
      teller.learn(event, run)
      const line = teller.tell(event)
      if (line !== undefined) lines.push(line)
    },
  })
  return { lines, events, text: lines.join('\n') }
}

describe('The run in sentences', () => {
  it('begins with who is there and what each does', async () => {
    const { lines } = await told('first-records', { endsAfter: '1s' })
    expect(lines[0]).toBe('First records (first-records, seed 7)')
    const cast = lines.slice(2, 8).join('\n')
    expect(cast).toContain('broker 1 on host-1, which is the controller too')
    expect(cast).toContain('Topic orders: 3 partitions, each on 1 broker.')
    expect(cast).toMatch(/^web-checkout is a producer: 4 records a second to orders on average/m)
    expect(cast).toMatch(/^billing is a reader of orders: each record takes it 40 ms\./m)
  })

  it('says for every record where it goes and why it waits', async () => {
    const { lines, events } = await told('first-records', { endsAfter: '5s' })
    const queued = lines.filter((line) => line.includes(' queues '))
    const records = events.filter(({ type }) => type === 'RecordQueued')
    expect(queued).toHaveLength(records.length)
    expect(queued.length).toBeGreaterThan(10)
    for (const line of queued)
      expect(line).toMatch(
        / for orders-\d\. Key \w+ belongs to orders-\d .*(waits|goes|joins|full)/,
      )
  })

  it('says for every append who wrote it, and at which offset of which partition', async () => {
    const { lines, events } = await told('first-records', { endsAfter: '5s' })
    const appended = lines.filter((line) => line.includes(' appends '))
    expect(appended).toHaveLength(events.filter(({ type }) => type === 'RecordsAppended').length)
    for (const line of appended)
      expect(line).toMatch(/Broker 1 appends \d+ records? of web-checkout to orders-\d at offset/)
  })

  it('tells that fetched records wait while the reader is busy', async () => {
    const { text } = await told('first-records', {
      endsAfter: '5s',
      clients: [
        {
          type: 'producer',
          id: 'quick',
          workload: { type: 'rate', topic: 'orders', perSecond: 20 },
        },
        {
          type: 'reader',
          id: 'slow',
          configs: { 'auto.offset.reset': 'earliest' },
          assign: [{ topic: 'orders', partitions: 'all' }],
          processing: '300ms',
        },
      ],
    })
    expect(text).toMatch(/slow has fetched .* They wait in its buffer for the next poll\(\)\./)
  })

  it('leaves out the chatter and what happened before time 0', async () => {
    const { lines, text } = await told('file-into-topic')
    expect(text).not.toMatch(/NoOp|Nothing new happens for/)
    expect(lines.filter((line) => /^ +−/.test(line))).toEqual([])
  })
})

describe('An event as JSON', () => {
  it('is one line from which the event can be read, maps and message bodies included', async () => {
    const { events } = await told('file-into-topic', { endsAfter: '1s' })
    const numbered = events.filter(({ n }) => n > 0)
    const parsed = numbered.map((event) => JSON.parse(eventJson(event)))
    expect(numbered.map((event) => eventJson(event)).join('')).not.toContain('\n')
    expect(parsed.map(({ n }) => n)).toEqual(parsed.map((_, index) => index + 1))
    const started = parsed.find(
      ({ type, client }) => type === 'ClientStarted' && client === 'reader-1',
    )
    expect(started.values['auto.offset.reset']).toMatchObject({ value: 'earliest' })
    const produce = parsed.find(
      ({ type, message }) => type === 'MessageSent' && message.api === 'Produce',
    )
    expect(produce.message.body.batches[0]).toMatchObject({ runs: [0, 0, 1] })
  })
})
