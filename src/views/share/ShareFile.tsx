// Files: the scenario to hand on, and all that the browser keeps.
import { Download, HardDriveDownload } from 'lucide-react'
import { shareWords } from '../../words/en/share.ts'
import dialogs from '../dialogs/Dialogs.module.css'
import { Button } from '../kit/Button.tsx'
import styles from './Share.module.css'
import type { WayProps } from './ShareProps.ts'

export function FileButtons({ onSave, onSaveKept }: WayProps) {
  return (
    <>
      <Button look="primary" icon={<Download size={16} aria-hidden="true" />} onPress={onSave}>
        {shareWords.asFile()}
      </Button>
      <Button icon={<HardDriveDownload size={16} aria-hidden="true" />} onPress={onSaveKept}>
        {shareWords.saveKept()}
      </Button>
    </>
  )
}

export function FileBody({ title }: WayProps) {
  return (
    <>
      <section className={dialogs.choice}>
        <h3 className={styles.heading}>{title}</h3>
        <p className={styles.about}>{shareWords.fileAbout()}</p>
      </section>
      <section className={dialogs.choice}>
        <h3 className={styles.heading}>{shareWords.keptTitle()}</h3>
        <p className={styles.about}>{shareWords.keptAbout()}</p>
      </section>
    </>
  )
}
