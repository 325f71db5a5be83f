// What follows when another run is played: playback starts over on it, and a moment that was shared is compared with it.
import { US_PER_S } from '../../kafka/terms.ts'
import { noticeWords } from '../../words/en/app.ts'
import type { Shell } from '../createShell.ts'
import { missingFiles } from '../session/createSession.ts'

/** Watches for as long as the page lives. */
export function watchRun(shell: Shell): void {
  const { store, playback, moments } = shell
  const told = { hash: '', limit: '', files: '' }
  store.subscribe((state, before) => {
    const isOther = state.scene !== before.scene || state.files !== before.files
    if (isOther || state.compare !== before.compare) playback.changed()
  })
  moments.subscribe(() => {
    tellWhatDiffers(shell, told)
    tellLimit(shell, told)
    tellMissingFiles(shell, told)
  })
}

type Told = { hash: string; limit: string; files: string }

/** The trace up to the shared moment has to be the one that was shared. */
function tellWhatDiffers({ store, runs }: Shell, told: Told): void {
  const { scene, cursor, notify } = store.getState()
  const { hash, event } = scene.base.open ?? {}
  if (hash === undefined || told.hash === hash || scene.branches.length > 1) return
  const history = runs.current()
  if (history.reachedAt < cursor.at) return
  told.hash = hash
  const found = history.hashAt(event === undefined ? cursor : { at: cursor.at, n: event })
  if (found !== hash) {
    const detail = noticeWords.differsDetail(hash, found)
    notify({ kind: 'differs', text: noticeWords.differs(), detail })
  }
}

function tellLimit({ store, runs }: Shell, told: Told): void {
  const { limit, endsAt } = runs.current()
  const { id } = store.getState().scene.base
  if (limit === null || told.limit === `${id} ${endsAt}`) return
  told.limit = `${id} ${endsAt}`
  const text = noticeWords.limit((endsAt / US_PER_S).toFixed(3), limit.name, String(limit.value))
  store.getState().notify({ kind: 'limit', text, detail: noticeWords.limitDetail() })
}

function tellMissingFiles({ store }: Shell, told: Told): void {
  const names = missingFiles(store.getState()).join(', ')
  if (names === told.files) return
  told.files = names
  if (names === '') return
  store.getState().notify({
    kind: 'file',
    text: noticeWords.filesMissing(names),
    detail: noticeWords.filesMissingDetail(),
  })
}
