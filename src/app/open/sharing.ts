// Links and files, loaded only when one is opened or made: the schema and the codec are no part of the first load.

import { PRESETS } from '../../presets/index.ts'
import { decodeFile, encodeFile, fileNameOf } from '../../scenario/file.ts'
import { decodeLink, encodeLink as encode } from '../../scenario/link.ts'
import type { OpenSpec, Scenario } from '../../scenario/Scenario.ts'
import { MODEL_VERSION } from '../../scenario/versions.ts'
import { LEVELS } from '../../trace/levels.ts'
import type { Trouble } from '../session/Session.ts'
import { saveFile } from './saveFile.ts'

export type OpenedText =
  | { readonly scenario: Scenario; readonly isOtherModel: boolean }
  | { readonly trouble: Trouble }

/** A link to a preset carries only what differs from it. */
const presets: Readonly<Record<string, Scenario>> = Object.fromEntries(
  PRESETS.map(({ scenario }) => [scenario.id, scenario]),
)
const options = { events: Object.keys(LEVELS) }

/** A link: an address, what stands after `#`, or with it. */
export function openLink(link: string): OpenedText {
  const opened = decodeLink(link, presets, options)
  if ('scenario' in opened) {
    return { scenario: opened.scenario, isOtherModel: opened.model !== MODEL_VERSION }
  }
  return { trouble: { place: 'link', source: link, ...opened } }
}

/** The text of a saved scenario, or of one written by hand. */
export function openFile(text: string): OpenedText {
  const opened = decodeFile(text, options)
  if ('scenario' in opened) return { scenario: opened.scenario, isOtherModel: false }
  return { trouble: { place: 'file', source: text, text, ...opened } }
}

/** Pasted text: a link when it looks like one, else a scenario. */
export function openText(text: string): OpenedText {
  const trimmed = text.trim()
  return trimmed.startsWith('{') || trimmed.includes('\n') ? openFile(text) : openLink(trimmed)
}

/** A link to a scenario at a moment. */
export function encodeLink(scenario: Scenario, moment: OpenSpec) {
  return encode(scenario, moment, presets)
}

export { encodeFile, fileNameOf, saveFile }
