// Files that a person drops or chooses: a saved scenario opens, a missing file goes to its place, anything else is played.
import { presetNamed } from '../../presets/index.ts'
import { toBase64 } from '../../scenario/base64.ts'
import { LIMITS } from '../../scenario/limits.ts'
import { guessFormat } from '../../scenario/records/guessFormat.ts'
import { sha256Hex } from '../../scenario/sha256.ts'
import { dropWords } from '../../words/en/dialogs.ts'
import { noticeWords } from '../../words/en/notices.ts'
import { looksKept } from '../keep/keptFile.ts'
import { restoreKept } from '../keep/restoreKept.ts'
import type { Shell } from '../Shell.ts'
import { playedScenario } from '../session/createSession.ts'
import { missingFiles } from '../session/missingFiles.ts'
import { openBrought } from './openScenario.ts'
import type { FileChoices } from './playFile.ts'

export interface DroppedFile {
  readonly name: string
  readonly bytes: Uint8Array
  readonly guess: FileChoices['as']
}

/** Enough of a file to tell what it is. */
const START_BYTES = 400

/** Takes a file in. Resolves to the file when it is one to be previewed, else to undefined: it is done with. */
export async function takeFile(shell: Shell, file: File): Promise<DroppedFile | undefined> {
  if (looksKept(await file.slice(0, START_BYTES).text())) {
    await restoreKept(shell, await file.text())
    return undefined
  }
  // More than the cap is never read: the preview says why.
  const part = file.size > LIMITS.savedFileBytes ? file.slice(0, LIMITS.savedFileBytes) : file
  const bytes = new Uint8Array(await part.arrayBuffer())
  if (looksSaved(file.name, bytes)) {
    await openSaved(shell, new TextDecoder().decode(bytes))
    return undefined
  }
  await shell.files.load()
  if (fillsAGap(shell, file.name, bytes)) return undefined
  return { name: file.name, bytes, guess: guessFormat(file.name, bytes) }
}

/** A saved scenario says so at its beginning, whatever its name. */
function looksSaved(name: string, bytes: Uint8Array): boolean {
  if (name.endsWith('.kafkascope.json')) return true
  const start = new TextDecoder().decode(bytes.subarray(0, START_BYTES))
  return /^\s*\{\s*"(kafkascope|schema)"/.test(start) && start.includes('\n')
}

async function openSaved(shell: Shell, text: string): Promise<void> {
  const { openFile } = await import('./sharing.ts')
  const opened = openFile(text)
  if ('trouble' in opened) {
    shell.playback.pause()
    shell.store.getState().set({ trouble: opened.trouble })
    return
  }
  await openBrought(shell, opened.scenario)
  const detail = noticeWords.opened(opened.scenario.title)
  shell.store.getState().notify({ kind: 'opened', text: detail })
}

/** A link carries only a file's name, size and hash: the very same file completes it. */
function fillsAGap({ store }: Shell, name: string, bytes: Uint8Array): boolean {
  const missing = missingFiles(store.getState())
  if (missing.length === 0) return false
  const sha256 = sha256Hex(bytes)
  const { files = {} } = playedScenario(store.getState())
  const wanted = missing.find((gap) => files[gap]?.sha256 === sha256)
  if (wanted === undefined) {
    if (missing.includes(name)) {
      store.getState().notify({ kind: 'file', text: dropWords.wrongFile(name) })
    }
    return false
  }
  store.getState().addFile(wanted, specOf(bytes, sha256))
  store.getState().notify({ kind: 'file', text: dropWords.replaced(wanted) })
  return true
}

/** The file as a scenario holds it, content and all. */
export function specOf(bytes: Uint8Array, sha256 = sha256Hex(bytes)) {
  return { size: bytes.length, sha256, content: toBase64(bytes) }
}

/** The scene that a person's file is played in. */
export function fileScene() {
  const preset = presetNamed('file-into-topic')
  if (preset === undefined) throw new Error('Kafkascope bug: no preset file-into-topic')
  return preset.scenario
}
