// Notices, each with what can be done about it; those that only confirm go by themselves.
import { useEffect } from 'react'
import { Notices } from '../../views/dialogs/Notices.tsx'
import { noticeWords } from '../../words/en/app.ts'
import { save } from '../deeds.ts'
import { useSession, useShell } from '../ShellContext.ts'
import type { Notice } from '../session/Session.ts'

/** A confirmation stands for so long, in ms. */
const SHORT_MS = 6_000
const SHORT: readonly Notice['kind'][] = ['saved', 'copied', 'opened', 'branch']

/** All that stand. */
export function NoticeArea() {
  const shell = useShell()
  const notices = useSession((state) => state.notices)
  const dismiss = useSession((state) => state.dismiss)
  useEffect(() => {
    const short = notices.filter(({ kind }) => SHORT.includes(kind))
    const timers = short.map(({ id }) => setTimeout(() => dismiss(id), SHORT_MS))
    return () => timers.forEach(clearTimeout)
  }, [notices, dismiss])
  const shown = notices.map((notice) =>
    notice.kind === 'storage'
      ? { ...notice, action: { name: noticeWords.saveKept(), onPress: () => void save(shell) } }
      : notice,
  )
  return <Notices notices={shown} onDismiss={dismiss} />
}
