// Notices, each with what can be done about it; those that only confirm go by themselves.
import { useEffect } from 'react'
import { Notices } from '../../views/dialogs/Notices.tsx'
import { noticeWords } from '../../words/en/notices.ts'
import { offlineWords } from '../../words/en/offline.ts'
import { save } from '../deeds.ts'
import { browserKeep } from '../keep/browserKeep.ts'
import { LOST_KEY } from '../keep/createKeeper.ts'
import { takeUpdate } from '../offline/stayOffline.ts'
import { saveFile } from '../open/saveFile.ts'
import { tellRun } from '../run/tellRun.ts'
import type { Shell } from '../Shell.ts'
import { useSession, useShell } from '../ShellContext.ts'
import type { Notice } from '../session/Session.ts'

/** A confirmation stands for so long, in ms. */
const SHORT_MS = 6_000
const SHORT: readonly Notice['kind'][] = ['saved', 'copied', 'opened', 'branch', 'followed']

/** All that stand. */
export function NoticeArea() {
  const shell = useShell()
  const notices = useSession((state) => state.notices)
  const dismiss = useSession((state) => state.dismiss)
  useEffect(() => tellRun(shell), [shell])
  useEffect(() => {
    const short = notices.filter(({ kind }) => SHORT.includes(kind))
    const timers = short.map(({ id }) => setTimeout(() => dismiss(id), SHORT_MS))
    return () => timers.forEach(clearTimeout)
  }, [notices, dismiss])
  const shown = notices.map((notice) => {
    const action = actionOf(shell, notice)
    return action === undefined ? notice : { ...notice, action }
  })
  return <Notices notices={shown} onDismiss={dismiss} />
}

/** The one thing to do about it. */
function actionOf(shell: Shell, { kind }: Notice) {
  switch (kind) {
    case 'storage':
      return { name: noticeWords.saveKept(), onPress: () => void save(shell) }
    case 'lost':
      return { name: noticeWords.saveKept(), onPress: () => void saveLost() }
    case 'update':
      return { name: offlineWords.reload(), onPress: () => void takeUpdate() }
    default:
      return undefined
  }
}

/** What could not be opened again, as it was kept: somebody may still make sense of it. */
async function saveLost(): Promise<void> {
  const lost = await browserKeep.get(LOST_KEY)
  saveFile('kafkascope-lost.json', JSON.stringify(lost, null, 2))
}
