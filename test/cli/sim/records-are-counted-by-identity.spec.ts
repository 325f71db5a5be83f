import { describe, expect, it } from 'vitest'
import { playScenario } from '../../../src/cli/sim/playScenario.ts'
import { summaryLines } from '../../../src/cli/sim/summaryLines.ts'
import { presetNamed } from '../../../src/presets/index.ts'
import type { Act, ClientSpec, Scenario } from '../../../src/scenario/Scenario.ts'

const preset = (): Scenario => presetNamed('file-into-topic')?.scenario as Scenario

async function played(changes: Partial<Scenario>) {
  const scenario = { ...preset(), ...changes }
  const end = await playScenario({ scenario, files: new Map() })
  return {
    end,
    source: end.counter.counts().sources[0],
    text: summaryLines(scenario, end).join('\n'),
  }
}

const script = (...acts: readonly [string, Act['do']][]): Partial<Scenario> => ({
  script: acts.map(([at, action]) => ({ when: { at }, do: action })),
})

describe('Each record', () => {
  it('is counted once when two readers get it', async () => {
    const [producer, reader] = preset().clients as [ClientSpec, ClientSpec]
    const { source } = await played({
      clients: [producer, reader, { ...reader, id: 'reader-2' } as ClientSpec],
    })
    expect(source).toMatchObject({ sent: 8, acked: 8, stored: 8, delivered: 8, processed: 8 })
  })

  it('is counted once when a reader goes back and reads it again', async () => {
    const { source, end } = await played(
      script([
        '10s',
        {
          type: 'seekReader',
          client: 'reader-1',
          topic: 'lines',
          partition: 0,
          to: { offset: 2 },
        },
      ]),
    )
    const reader = end.run.state.clients.find(({ id }) => id === 'reader-1')
    expect(reader).toMatchObject({ delivered: 14, processed: 14 })
    expect(source).toMatchObject({ delivered: 8, processed: 8 })
  })

  it('is lost when the power goes before the page cache is written, though it was acked and read', async () => {
    const { source, end, text } = await played(
      script(
        ['2500ms', { type: 'powerOff', host: 'host-1' }],
        ['2600ms', { type: 'startBroker', node: 1 }],
      ),
    )
    expect(source?.lost).toBe(3)
    expect(source?.acked).toBe(source?.sent)
    expect(source?.stored).toBe((source?.sent ?? 0) - 3)
    expect(source?.processed).toBe(source?.sent)
    expect(end.breaches.map(({ promise }) => promise)).toContain('acked record lost')
    expect(text).toMatch(/^BROKEN {2}acked record lost/m)
    expect(text).toMatch(
      /file-source #0, file-source #1, file-source #2; caused by event \d+\. The machine lost power .*\. Event \d+ brought it about\.$/m,
    )
  })

  it('is gone when its producer crashes before it was sent', async () => {
    const [producer, reader] = preset().clients as [ClientSpec, ClientSpec]
    const { source } = await played({
      clients: [{ ...producer, configs: { 'linger.ms': '5000' } } as ClientSpec, reader],
      ...script(['2500ms', { type: 'crashClient', client: 'file-source' }]),
    })
    expect(source).toMatchObject({ sent: 3, acked: 0, stored: 0, gone: 3, pending: 0 })
  })

  it('is pending while no broker answers', async () => {
    const { source } = await played(script(['3500ms', { type: 'powerOff', host: 'host-1' }]))
    expect(source).toMatchObject({ sent: 8, acked: 4, stored: 4, pending: 4, failed: 0 })
  })
})
