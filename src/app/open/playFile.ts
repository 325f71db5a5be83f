// A person's file becomes the records of the scene `file-into-topic`.
import { US_PER_S } from '../../kafka/terms.ts'
import { durationUs, formatDuration, MAX_DURATION_US } from '../../scenario/duration.ts'
import type { ClientSpec, FileSpec, FileWorkload, Scenario } from '../../scenario/Scenario.ts'

/** How a file is read and sent. */
export interface FileChoices {
  readonly as: FileWorkload['as']
  /** '' = no key. */
  readonly key: string
  readonly header: boolean
  readonly every: string
}

export interface PersonsFile {
  readonly name: string
  readonly spec: FileSpec
  /** How many records it holds, read so. */
  readonly records: number
}

/** Time after the last record, so that it is seen to arrive. */
const REST_US = 10 * US_PER_S
/** A whole file takes about so long, unless it is small. */
const AIM_US = 60 * US_PER_S
const GAPS: readonly string[] = ['1s', '500ms', '200ms', '100ms', '50ms', '20ms', '10ms', '1ms']

/** The gap at which a file is told in about a minute: a second a line when it is short. */
export function usualGap(records: number): string {
  return GAPS.find((gap) => durationUs(gap) * records <= AIM_US) ?? '0ms'
}

/** The scene with this file in the place of its own records: its first producer sends it, and it lasts as long as that takes. */
export function withPersonsFile(
  scene: Scenario,
  file: PersonsFile,
  choices: FileChoices,
): Scenario {
  const sender = scene.clients.find(({ type }) => type === 'producer')
  const clients = scene.clients.map(
    (client): ClientSpec =>
      client === sender && client.type === 'producer'
        ? { ...client, workload: workloadOf(client.workload?.topic ?? 'lines', file.name, choices) }
        : client,
  )
  const lastAt = durationUs(choices.every) * file.records + REST_US
  const endsAt = Math.min(MAX_DURATION_US, Math.max(lastAt, durationUs(scene.endsAfter)))
  return {
    ...scene,
    clients,
    endsAfter: formatDuration(endsAt),
    files: { [file.name]: file.spec },
  }
}

function workloadOf(topic: string, file: string, choices: FileChoices): FileWorkload {
  const { key, as, header, every } = choices
  return {
    type: 'file',
    topic,
    file,
    as,
    every,
    ...(key === '' ? {} : { key }),
    ...(as === 'csv' ? { header } : {}),
  }
}
