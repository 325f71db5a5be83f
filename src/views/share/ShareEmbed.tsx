// The scene as a frame in somebody else's page.
import { Copy } from 'lucide-react'
import { shareWords } from '../../words/en/share.ts'
import dialogs from '../dialogs/Dialogs.module.css'
import { Button } from '../kit/Button.tsx'
import { Switch } from '../kit/Switch.tsx'
import styles from './Share.module.css'
import { NoLink } from './ShareLink.tsx'
import type { EmbedSize, WayProps } from './ShareProps.ts'
import { selectAll } from './selectAll.ts'

const FIELD = 'share-html'
const SIZES = (Object.keys(shareWords.sizes) as EmbedSize[]).map((id) => ({
  id,
  name: shareWords.sizes[id],
}))

export function EmbedButtons({ link, problem, size, embedHtml, onCopyText, setTold }: WayProps) {
  const copy = async () => {
    const isCopied = await onCopyText(embedHtml(size))
    setTold(isCopied ? shareWords.htmlCopied() : shareWords.htmlCopyFailed())
    if (!isCopied) document.getElementById(FIELD)?.focus()
  }
  return (
    <Button
      look="primary"
      icon={<Copy size={16} aria-hidden="true" />}
      locked={link === undefined ? (problem ?? shareWords.making()) : undefined}
      onPress={() => void copy()}
    >
      {shareWords.copyHtml()}
    </Button>
  )
}

export function EmbedBody({ link, problem, moment, size, setSize, embedHtml }: WayProps) {
  if (problem !== undefined) return <NoLink problem={problem} />
  return (
    <>
      <div className={dialogs.choice}>
        <label className={dialogs.label} htmlFor={FIELD}>
          {shareWords.html()}
        </label>
        <textarea
          id={FIELD}
          className={styles.html}
          readOnly
          rows={6}
          value={link === undefined ? shareWords.making() : embedHtml(size)}
          onFocus={(event) => selectAll(event.target)}
        />
        <p className={dialogs.hint}>
          {shareWords.htmlHint()} {moment} {shareWords.asSet()}
        </p>
      </div>
      <div className={dialogs.choice}>
        <span className={dialogs.label}>{shareWords.size()}</span>
        <Switch name={shareWords.size()} choices={SIZES} value={size} onChange={setSize} />
      </div>
    </>
  )
}
