// A link that cannot be opened, in a frame: what is wrong. All ways on are in the whole page.
import { embedWords as words } from '../../words/en/share.ts'
import styles from './Embed.module.css'

export function EmbedTrouble({ sentence }: { readonly sentence: string }) {
  return (
    <div className={styles.trouble} role="alert">
      <strong>{sentence}</strong>
      <p>{words.troubleHint()}</p>
    </div>
  )
}
