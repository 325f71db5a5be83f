import { describe, expect, it } from 'vitest'
import { usualGap, withPersonsFile } from '../../src/app/open/playFile.ts'
import { createFileReader } from '../../src/app/open/scenarioFiles.ts'
import { createSession, playedScenario } from '../../src/app/session/createSession.ts'
import { missingFiles } from '../../src/app/session/missingFiles.ts'
import { presetNamed } from '../../src/presets/index.ts'
import { toBase64 } from '../../src/scenario/base64.ts'
import { decodeScenario } from '../../src/scenario/decodeScenario.ts'
import { sha256Hex } from '../../src/scenario/sha256.ts'

const scene = presetNamed('file-into-topic')?.scenario
if (scene === undefined) throw new Error('no preset')

const bytes = new TextEncoder().encode('id,user\n1,ann\n2,bob\n')
const spec = { size: bytes.length, sha256: sha256Hex(bytes), content: toBase64(bytes) }
const choices = { as: 'csv', key: 'user', header: true, every: '500ms' } as const
const played = withPersonsFile(scene, { name: 'orders.csv', spec, records: 2 }, choices)

describe('A person’s file in the scene', () => {
  it('takes the place of its records, and the scene is sound', () => {
    const decoded = decodeScenario(JSON.parse(JSON.stringify(played)))
    expect(decoded).not.toHaveProperty('problems')
    expect(played.clients[0]).toMatchObject({
      workload: { type: 'file', file: 'orders.csv', as: 'csv', key: 'user', every: '500ms' },
    })
  })

  it('makes the run last until its last record is read', () => {
    const long = withPersonsFile(scene, { name: 'a.txt', spec, records: 1_000 }, choices)
    expect(long.endsAfter).toBe('510s')
    expect(played.endsAfter).toBe(scene.endsAfter)
  })

  it('is told in about a minute', () => {
    expect([usualGap(8), usualGap(100), usualGap(3_000), usualGap(200_000)]).toEqual([
      '1s',
      '500ms',
      '20ms',
      '0ms',
    ])
  })

  it('is read once, as its workload says', async () => {
    const reader = createFileReader()
    await reader.load()
    const records = reader.read(played).get('orders.csv')
    expect(records).toMatchObject({
      keys: ['ann', 'bob'],
      values: ['1,ann', '2,bob'],
      keyBytes: [3, 3],
    })
    expect(reader.read({ ...played, seed: 9 }).get('orders.csv')).toBe(records)
  })

  it('is missing where only its name came, until the very file is there', () => {
    const { content: _, ...bare } = spec
    const store = createSession({ ...played, files: { 'orders.csv': bare } })
    expect(missingFiles(store.getState())).toEqual(['orders.csv'])
    store.getState().addFile('orders.csv', { ...spec, sha256: 'of another file' })
    expect(missingFiles(store.getState())).toEqual(['orders.csv'])
    store.getState().addFile('orders.csv', spec)
    expect(missingFiles(store.getState())).toEqual([])
  })

  it('stands once beside the scene, whatever is done after', () => {
    const store = createSession(played)
    store.getState().act({ type: 'crashBroker', node: 1 })
    expect(JSON.stringify(store.getState().scene)).not.toContain(spec.content)
    expect(JSON.stringify(store.getState().past)).not.toContain(spec.content)
    expect(playedScenario(store.getState()).files?.['orders.csv']?.content).toBe(spec.content)
  })
})
