// Everything that was kept takes the place of what is open; that comes back with undo.
import { noticeWords } from '../../words/en/app.ts'
import type { Shell } from '../createShell.ts'
import { showInAddress } from '../open/address.ts'
import { saveFile } from '../open/saveFile.ts'
import type { Mark } from '../session/Session.ts'
import { decodeKept, encodeKept, KEPT_NAME } from './keptFile.ts'

/** Saves all of it as one file. */
export function saveKept({ store }: Shell): void {
  saveFile(KEPT_NAME, encodeKept(store.getState()))
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
  const { kept } = decoded
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
}
