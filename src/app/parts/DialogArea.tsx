// The open dialog, whichever it is. Dialogs are loaded when they are first opened.
import { lazy, Suspense } from 'react'
import { useDesk, useShell } from '../ShellContext.ts'
import type { DialogOpen } from '../session/createDesk.ts'
import { ActPart } from './later.ts'

const OpenPart = lazy(async () => ({ default: (await import('./OpenPart.tsx')).OpenPart }))
const SharePart = lazy(async () => ({ default: (await import('./SharePart.tsx')).SharePart }))
const GalleryPart = lazy(async () => ({ default: (await import('./GalleryPart.tsx')).GalleryPart }))
const PalettePart = lazy(async () => ({
  default: (await import('./PalettePart.tsx')).PalettePart,
}))
const DropPart = lazy(async () => ({ default: (await import('./DropPart.tsx')).DropPart }))
const EditPart = lazy(async () => ({ default: (await import('./EditPart.tsx')).EditPart }))
const KeysPart = lazy(async () => ({ default: (await import('./KeysPart.tsx')).KeysPart }))
const ComparePart = lazy(async () => ({
  default: (await import('../compare/ComparePart.tsx')).ComparePart,
}))
const AboutPart = lazy(async () => ({ default: (await import('./AboutPart.tsx')).AboutPart }))

/** At most one dialog is open. */
export function DialogArea() {
  const { desk } = useShell()
  const dialog = useDesk((state) => state.dialog)
  if (dialog === null) return null
  const close = () => desk.setState({ dialog: null })
  return (
    <Suspense fallback={null}>
      <OpenedDialog dialog={dialog} close={close} />
    </Suspense>
  )
}

function OpenedDialog(props: { readonly dialog: DialogOpen; readonly close: () => void }) {
  const { dialog, close } = props
  switch (dialog.name) {
    case 'act':
      return <ActPart first={dialog.type} onClose={close} />
    case 'open':
      return <OpenPart onClose={close} />
    case 'gallery':
      return <GalleryPart onClose={close} />
    case 'palette':
      return <PalettePart onClose={close} />
    case 'share':
      return <SharePart onClose={close} />
    case 'drop':
      return <DropPart file={dialog.file} onClose={close} />
    case 'edit':
      return <EditPart text={dialog.text} onClose={close} />
    case 'keys':
      return <KeysPart onClose={close} />
    case 'compare':
      return <ComparePart onClose={close} />
    case 'about':
      return <AboutPart onClose={close} />
  }
}
