// Links and files, loaded only when one is opened or made: the schema and the codec are no part of the first load.
import { decodeFile, encodeFile, fileNameOf } from '../../scenario/file.ts'
import { decodeLink, encodeLink, type Presets } from '../../scenario/link.ts'
import type { Scenario } from '../../scenario/Scenario.ts'
import { MODEL_VERSION } from '../../scenario/versions.ts'
import { LEVELS } from '../../trace/TraceEvent.ts'
import type { Trouble } from '../session/Session.ts'

export type OpenedText =
  | { readonly scenario: Scenario; readonly isOtherModel: boolean }
  | { readonly trouble: Trouble }

const options = { events: Object.keys(LEVELS) }

/** A link: an address, what stands after `#`, or with it. */
export function openLink(link: string, presets: Presets): OpenedText {
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
export function openText(text: string, presets: Presets): OpenedText {
  const trimmed = text.trim()
  return trimmed.startsWith('{') || trimmed.includes('\n')
    ? openFile(text)
    : openLink(trimmed, presets)
}

export { encodeFile, encodeLink, fileNameOf }
