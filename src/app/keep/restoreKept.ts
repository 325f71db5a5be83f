// Everything that was kept takes the place of what is open; that comes back with undo.

import { scenesRefused } from '../../words/en/keep.ts'
import { noticeWords } from '../../words/en/notices.ts'
import { showInAddress } from '../open/address.ts'
import { saveFile } from '../open/saveFile.ts'
import type { Shell } from '../Shell.ts'
import type { Mark } from '../session/Session.ts'
import { browserKeep } from './browserKeep.ts'
import { decodeKept, encodeKept, KEPT_NAME } from './keptFile.ts'
import { createSaves } from './saves.ts'

const ownScenes = createSaves(browserKeep)

/** Saves all of it as one file. */
export async function saveKept({ store }: Shell): Promise<void> {
  // Where the browser keeps nothing, there are none.
  const scenes = await ownScenes.all().catch(() => [])
  saveFile(KEPT_NAME, encodeKept(store.getState(), scenes))
  store.getState().notify({ kind: 'saved', text: noticeWords.saved(KEPT_NAME) })
}

/** Brings such a file back, or says what is wrong with it. */
export async function restoreKept(shell: Shell, text: string): Promise<void> {
  const { store, playback, files } = shell
  const state = store.getState()
  const decoded = decodeKept(text)
  playback.pause()
  if ('trouble' in decoded) {
    state.set({ trouble: decoded.trouble })
    return
  }
  const { kept, scenes } = decoded
  if (Object.keys(kept.files).length > 0) await files.load()
  const { scene, cursor, seen, compare, past } = store.getState()
  const { title } = kept.scene.base
  const here: Mark = { scene, cursor, seen, compare, did: { type: 'open', title } }
  showInAddress('')
  store.setState({
    ...kept,
    files: { ...state.files, ...kept.files },
    // Undo first goes back through what was kept, then to what was open here.
    past: [...past, here, ...kept.past],
    link: '',
    loop: null,
    trouble: null,
    playing: false,
    stepping: false,
    touched: true,
  })
  state.notify({ kind: 'opened', text: noticeWords.opened(title) })
  if (scenes.length === 0) return
  await ownScenes.bring(scenes).catch(() => {
    state.notify({ kind: 'storage', text: scenesRefused })
  })
}
