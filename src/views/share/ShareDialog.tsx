// This very moment, in the form somebody else can use: link, code, picture, frame or file.
import { useState } from 'react'
import { shareWords } from '../../words/en/share.ts'
import { Dialog } from '../dialogs/Dialog.tsx'
import dialogs from '../dialogs/Dialogs.module.css'
import { Switch } from '../kit/Switch.tsx'
import styles from './Share.module.css'
import { CodeBody, CodeButtons } from './ShareCode.tsx'
import { EmbedBody, EmbedButtons } from './ShareEmbed.tsx'
import { FileBody, FileButtons } from './ShareFile.tsx'
import { LinkBody, LinkButtons } from './ShareLink.tsx'
import { PictureBody, PictureButtons, usePicture } from './SharePicture.tsx'
import type { EmbedSize, PictureFormat, ShareDialogProps, WayProps } from './ShareProps.ts'

const WAYS = {
  link: { Body: LinkBody, Buttons: LinkButtons },
  code: { Body: CodeBody, Buttons: CodeButtons },
  picture: { Body: PictureBody, Buttons: PictureButtons },
  embed: { Body: EmbedBody, Buttons: EmbedButtons },
  file: { Body: FileBody, Buttons: FileButtons },
}
type WayName = keyof typeof WAYS

const CHOICES = (Object.keys(WAYS) as WayName[]).map((id) => ({ id, name: shareWords.way[id] }))

/** The dialog behind `Share`. */
export function ShareDialog(props: ShareDialogProps) {
  const [way, setWay] = useState<WayName>('link')
  const [told, setTold] = useState('')
  const [format, setFormat] = useState<PictureFormat>('png')
  const [size, setSize] = useState<EmbedSize>('medium')
  const picture = usePicture(props.takePicture, way === 'picture')
  const { Body, Buttons } = WAYS[way]
  const shared: WayProps = { ...props, picture, format, setFormat, size, setSize, setTold }
  return (
    <Dialog
      title={shareWords.title()}
      onClose={props.onClose}
      footer={
        <>
          <Buttons {...shared} />
          <p className={styles.told} role="status">
            {told}
          </p>
        </>
      }
    >
      <div className={dialogs.choice}>
        <Switch
          name={shareWords.ways()}
          choices={CHOICES}
          value={way}
          onChange={(next) => {
            setTold('')
            setWay(next)
          }}
        />
      </div>
      <Body {...shared} />
    </Dialog>
  )
}
