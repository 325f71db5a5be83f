import type { PictureModel } from '../../projection/picture.ts'

export interface GalleryArea {
  readonly id: string
  readonly name: string
  readonly count: number
}

export interface GalleryCard {
  readonly id: string
  readonly title: string
  readonly aim: string
  readonly area: string
  readonly isOpen: boolean
  /** Null until it has been drawn. */
  readonly picture: PictureModel | null
  /** Kept by the person: it can be renamed, saved as a file and deleted. */
  readonly own: boolean
}

export interface GalleryProps {
  readonly areas: readonly GalleryArea[]
  readonly area: string
  readonly onArea: (id: string) => void
  readonly search: string
  readonly onSearch: (text: string) => void
  readonly cards: readonly GalleryCard[]
  readonly onOpen: (id: string) => void
  readonly onOpenFile: () => void
  readonly onKeep: () => void
  readonly onRename: (id: string, name: string) => void
  readonly onExport: (id: string) => void
  readonly onRemove: (id: string) => void
  /** What has just been done, or why it could not be. */
  readonly said: { readonly text: string; readonly onUndo?: () => void } | null
  readonly onClose: () => void
}
