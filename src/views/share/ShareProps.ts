import type { Picture } from '../picture/takePicture.ts'

export interface ShareChoices {
  readonly paused: boolean
  readonly views: readonly string[]
  readonly locked: readonly string[]
  readonly question: string
}

export interface Option {
  readonly id: string
  readonly name: string
}

export type PictureFormat = 'png' | 'svg'

export type EmbedSize = 'small' | 'medium' | 'wide'

export interface ShareDialogProps {
  /** Undefined while it is being made. */
  readonly link: string | undefined
  /** Why a file is safer; undefined when the link is short enough. */
  readonly offerFile: string | undefined
  /** Why there can be no link. */
  readonly problem: string | undefined
  /** `Opens at 1.2 s, on Stage.` */
  readonly moment: string
  /** The scene's. */
  readonly title: string
  /** Names of a person's files, whose content stays behind. */
  readonly files: string
  readonly choices: ShareChoices
  readonly allViews: readonly Option[]
  readonly allControls: readonly Option[]
  readonly onChange: (choices: ShareChoices) => void
  /** Copies the link. Resolves to false when the browser does not let the page copy. */
  readonly onCopy: () => Promise<boolean>
  /** The same for any text. */
  readonly onCopyText: (text: string) => Promise<boolean>
  readonly onSave: () => void
  readonly onSaveCode: (svg: string) => void
  /** What is drawn on the page now. */
  readonly takePicture: () => Promise<Picture>
  /** Resolves to false when the browser does not let the page copy: it is saved then. */
  readonly onCopyPicture: (picture: Picture, format: PictureFormat) => Promise<boolean>
  readonly onSavePicture: (picture: Picture, format: PictureFormat) => void
  readonly embedHtml: (size: EmbedSize) => string
  readonly onSaveKept: () => void
  readonly onClose: () => void
}

export type PictureTaken = Picture | 'making' | 'failed'

/** What each way of sharing gets: the dialog's own, and what stays while one looks at another way. */
export interface WayProps extends ShareDialogProps {
  readonly picture: PictureTaken
  readonly format: PictureFormat
  readonly setFormat: (format: PictureFormat) => void
  readonly size: EmbedSize
  readonly setSize: (size: EmbedSize) => void
  /** Says what was done. */
  readonly setTold: (sentence: string) => void
}
