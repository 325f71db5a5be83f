// What is on the page as a picture: shown first, then copied or saved.
import { Copy, Download } from 'lucide-react'
import { useEffect, useState } from 'react'
import { shareWords } from '../../words/en/share.ts'
import dialogs from '../dialogs/Dialogs.module.css'
import { Button } from '../kit/Button.tsx'
import { Switch } from '../kit/Switch.tsx'
import type { Picture } from '../picture/takePicture.ts'
import { pictureAddress } from '../picture/toPng.ts'
import styles from './Share.module.css'
import type { PictureFormat, PictureTaken, WayProps } from './ShareProps.ts'

const FORMATS = (Object.keys(shareWords.formats) as PictureFormat[]).map((id) => ({
  id,
  name: shareWords.formats[id],
}))

/** Taken each time the person comes to it: the page behind the dialog may have changed. */
export function usePicture(take: () => Promise<Picture>, isShown: boolean): PictureTaken {
  const [taken, setTaken] = useState<PictureTaken>('making')
  // biome-ignore lint/correctness/useExhaustiveDependencies: how it is taken does not change while the dialog is open
  useEffect(() => {
    if (!isShown) return
    let isOver = false
    setTaken('making')
    take()
      .catch((): PictureTaken => 'failed')
      .then((picture) => {
        if (!isOver) setTaken(picture)
      })
    return () => {
      isOver = true
    }
  }, [isShown])
  return taken
}

export function PictureButtons(props: WayProps) {
  const { picture, format, setTold } = props
  const none = picture === 'making' ? shareWords.pictureMaking() : shareWords.pictureFailed()
  const locked = typeof picture === 'string' ? none : undefined
  const copy = async () => {
    if (typeof picture === 'string') return
    const isCopied = await props.onCopyPicture(picture, format)
    setTold(isCopied ? shareWords.pictureCopied() : shareWords.pictureSavedInstead())
  }
  return (
    <>
      <Button
        look="primary"
        icon={<Copy size={16} aria-hidden="true" />}
        locked={locked}
        onPress={() => void copy()}
      >
        {shareWords.copyPicture()}
      </Button>
      <Button
        icon={<Download size={16} aria-hidden="true" />}
        locked={locked}
        onPress={() => typeof picture !== 'string' && props.onSavePicture(picture, format)}
      >
        {shareWords.savePicture()}
      </Button>
    </>
  )
}

export function PictureBody({ picture, title, format, setFormat }: WayProps) {
  return (
    <>
      <div className={styles.preview}>
        {typeof picture === 'string' ? (
          <p className={dialogs.hint} role={picture === 'failed' ? 'alert' : 'status'}>
            {picture === 'failed' ? shareWords.pictureFailed() : shareWords.pictureMaking()}
          </p>
        ) : (
          <img src={pictureAddress(picture.svg)} alt={shareWords.pictureOf(title)} />
        )}
      </div>
      <div className={dialogs.choice}>
        <span className={dialogs.label}>{shareWords.format()}</span>
        <Switch name={shareWords.format()} choices={FORMATS} value={format} onChange={setFormat} />
        <p className={dialogs.hint}>{shareWords.formatHint()}</p>
      </div>
    </>
  )
}
