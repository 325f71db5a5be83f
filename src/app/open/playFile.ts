// A person's file becomes the records of the scene `file-into-topic`.

import type { ClientSpec, FileSpec, FileWorkload, Scenario } from '../../scenario/Scenario.ts'
import type { DropChoices } from '../../views/dialogs/DropPreview.tsx'

/** The scene with this file in the place of its own: the first producer that sends a file sends this one. */
export function withPersonsFile(
  scene: Scenario,
  name: string,
  file: FileSpec,
  choices: DropChoices,
): Scenario {
  let isPlaced = false
  const clients = scene.clients.map((client): ClientSpec => {
    if (isPlaced || client.type !== 'producer' || client.workload?.type !== 'file') return client
    isPlaced = true
    return { ...client, workload: workloadOf(client.workload, name, choices) }
  })
  if (!isPlaced) throw new Error(`Kafkascope bug: the scene ${scene.id} sends no file`)
  return { ...scene, clients, files: { [name]: file } }
}

function workloadOf(old: FileWorkload, name: string, choices: DropChoices): FileWorkload {
  const { key, as, header, every } = choices
  const { key: _, header: __, ...kept } = old
  return {
    ...kept,
    file: name,
    as,
    every,
    ...(key === '' ? {} : { key }),
    ...(as === 'csv' ? { header } : {}),
  }
}
