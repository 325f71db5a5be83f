// What shall run: a preset's id, a link, or a file that holds a scenario.
import { PRESETS } from '../../presets/index.ts'
import { decodeFile } from '../../scenario/file.ts'
import { guess } from '../../scenario/guess.ts'
import { decodeLink } from '../../scenario/link.ts'
import { type Problem, valueText } from '../../scenario/Problem.ts'
import type { Scenario } from '../../scenario/Scenario.ts'
import { MODEL_VERSION } from '../../scenario/versions.ts'
import { LEVELS } from '../../trace/levels.ts'
import { noteWords, callWords as words } from '../../words/en/cli.ts'
import { readBytes } from './readBytes.ts'

export type Opened =
  | { readonly scenario: Scenario; readonly notes: readonly string[] }
  | { readonly problems: readonly Problem[] }

const OPTIONS = { events: Object.keys(LEVELS) }

export const presetIds: readonly string[] = PRESETS.map(({ scenario }) => scenario.id)

/** Opens it. A preset's id goes first: `./first-records` is a file of that name. */
export function openInput(input: string): Opened {
  const preset = PRESETS.find(({ scenario }) => scenario.id === input)
  if (preset) return { scenario: preset.scenario, notes: [] }
  return looksLikeLink(input) ? openLink(input) : openFile(input)
}

function looksLikeLink(input: string): boolean {
  return /^https?:\/\//.test(input) || input.startsWith('#') || /^v\d+\./.test(input)
}

function openLink(input: string): Opened {
  const presets = Object.fromEntries(PRESETS.map(({ scenario }) => [scenario.id, scenario]))
  const opened = decodeLink(input, presets, OPTIONS)
  if (!('scenario' in opened)) return { problems: opened.problems }
  const notes =
    opened.model === MODEL_VERSION ? [] : [noteWords.otherModel(opened.model, MODEL_VERSION)]
  return { scenario: opened.scenario, notes }
}

function openFile(input: string): Opened {
  const read = readBytes(input, 'input')
  if ('problem' in read)
    return { problems: [read.code === 'ENOENT' ? noSuchInput(input) : read.problem] }
  const decoded = decodeFile(new TextDecoder().decode(read.bytes), OPTIONS)
  return 'scenario' in decoded ? { scenario: decoded.scenario, notes: [] } : decoded
}

function noSuchInput(input: string): Problem {
  const near = guess(input, presetIds)
  return {
    path: 'input',
    value: valueText(input),
    allowed: words.noPresetFits(presetIds),
    sentence: words.noPreset(input),
    ...(near === undefined ? {} : { hint: words.didYouMean(near) }),
  }
}
