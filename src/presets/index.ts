// All scenes, in the order the menu shows them.
import { fileIntoTopic } from './fileIntoTopic.ts'
import { firstRecords } from './firstRecords.ts'
import type { Preset } from './Preset.ts'

export const PRESETS: readonly Preset[] = [firstRecords, fileIntoTopic]

export function presetNamed(id: string): Preset | undefined {
  return PRESETS.find((preset) => preset.scenario.id === id)
}

export type { Preset }
