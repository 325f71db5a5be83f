// The open dialog, whichever it is. Dialogs are loaded when they are first opened.
import { Suspense } from 'react'
import { useDesk, useShell } from '../ShellContext.ts'
import type { DialogOpen } from '../session/createDesk.ts'
import { late } from './late.tsx'
import { ActPart } from './later.ts'

const OpenPart = late(async () => (await import('./OpenPart.tsx')).OpenPart)
const SharePart = late(async () => (await import('./SharePart.tsx')).SharePart)
const GalleryPart = late(async () => (await import('./GalleryPart.tsx')).GalleryPart)
const PalettePart = late(async () => (await import('./PalettePart.tsx')).PalettePart)
const DropPart = late(async () => (await import('./DropPart.tsx')).DropPart)
const EditPart = late(async () => (await import('./EditPart.tsx')).EditPart)
const KeysPart = late(async () => (await import('./KeysPart.tsx')).KeysPart)
const ComparePart = late(async () => (await import('../compare/ComparePart.tsx')).ComparePart)
const AboutPart = late(async () => (await import('./AboutPart.tsx')).AboutPart)

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
