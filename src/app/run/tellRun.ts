// What a run tells besides its events: a moment that was shared is compared with it, and limits and gaps are named. It is
// loaded with the notices.
import { US_PER_S } from '../../kafka/terms.ts'
import { runWords } from '../../words/en/runNotices.ts'
import type { Shell } from '../Shell.ts'
import { missingFiles } from '../session/missingFiles.ts'

/** Tells of the run that is played, now and whenever it goes on; returns how to stop. */
export function tellRun(shell: Shell): () => void {
  const told = { hash: '', limit: '', files: '' }
  const tell = () => {
    tellWhatDiffers(shell, told)
    tellLimit(shell, told)
    tellMissingFiles(shell, told)
  }
  tell()
  return shell.moments.subscribe(tell)
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
    const detail = runWords.differsDetail(hash, found)
    notify({ kind: 'differs', text: runWords.differs(), detail })
  }
}

function tellLimit({ store, runs }: Shell, told: Told): void {
  const { limit, endsAt } = runs.current()
  const { id } = store.getState().scene.base
  if (limit === null || told.limit === `${id} ${endsAt}`) return
  told.limit = `${id} ${endsAt}`
  const text = runWords.limit(
    (endsAt / US_PER_S).toFixed(3),
    limit.name,
    limit.value.toLocaleString('en'),
  )
  store.getState().notify({ kind: 'limit', text, detail: runWords.limitDetail() })
}

function tellMissingFiles({ store }: Shell, told: Told): void {
  const names = missingFiles(store.getState()).join(', ')
  if (names === told.files) return
  told.files = names
  if (names === '') return
  store.getState().notify({
    kind: 'file',
    text: runWords.filesMissing(names),
    detail: runWords.filesMissingDetail(),
  })
}
