// Notices at the corner: they stand until they are closed or their time is over, and never take the focus.
import { X } from 'lucide-react'
import { noticeWords } from '../../words/en/notices.ts'
import { Button, IconButton } from '../kit/Button.tsx'
import styles from './Notices.module.css'

interface NoticeShown {
  readonly id: number
  readonly text: string
  readonly detail?: string
  /** One thing to do about it. */
  readonly action?: { readonly name: string; readonly onPress: () => void }
}

export interface NoticesProps {
  readonly notices: readonly NoticeShown[]
  readonly onDismiss: (id: number) => void
}

/** All that stand now, the newest at the bottom; read out politely. */
export function Notices({ notices, onDismiss }: NoticesProps) {
  return (
    <section className={styles.notices} aria-label={noticeWords.region()} aria-live="polite">
      {notices.map((notice) => (
        <div key={notice.id} className={styles.notice}>
          <div className={styles.words}>
            <p className={styles.text}>{notice.text}</p>
            {notice.detail === undefined ? null : <p className={styles.detail}>{notice.detail}</p>}
            {notice.action === undefined ? null : (
              <Button onPress={notice.action.onPress}>{notice.action.name}</Button>
            )}
          </div>
          <IconButton
            name={noticeWords.dismiss()}
            icon={<X size={16} aria-hidden="true" />}
            onPress={() => onDismiss(notice.id)}
          />
        </div>
      ))}
    </section>
  )
}
