// What a person does with branches and with the ends of the loop: by keys, a menu or the timeline, never in the first picture.
import type { Us } from '../kafka/terms.ts'
import { noticeWords } from '../words/en/notices.ts'
import { loadDeedNames } from './later.ts'
import type { Shell } from './Shell.ts'
import { currentBranch } from './session/branches.ts'
import { loopFrom, loopTo } from './session/loop.ts'

/** Goes to a branch and says which one it is. */
export async function goToBranch({ store }: Shell, id: string): Promise<void> {
  store.getState().switchTo(id)
  const { branchName } = await loadDeedNames()
  const { scene, notify } = store.getState()
  notify({ kind: 'branch', text: noticeWords.branch(branchName(currentBranch(scene), scene)) })
}

/** The branch after this one, in the order they were begun; after the last one the first. */
export function nextBranch(shell: Shell): void {
  const { branches, current } = shell.store.getState().scene
  const here = branches.findIndex(({ id }) => id === current)
  const next = branches[(here + 1) % branches.length]
  if (next !== undefined && next.id !== current) void goToBranch(shell, next.id)
}

/** Puts one end of the loop at an instant. */
export function setLoop({ store, runs }: Shell, end: 'from' | 'to', at: Us): void {
  const { loop, set } = store.getState()
  set({ loop: end === 'from' ? loopFrom(loop, at, runs.current().endsAt) : loopTo(loop, at) })
}
