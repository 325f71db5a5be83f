// The about box, with the fidelity contract as it stands beside the model.
import fidelity from '../../kafka/README.md?raw'
import { AboutDialog } from '../../views/dialogs/AboutDialog.tsx'

/** The about box, wired. */
export function AboutPart({ onClose }: { readonly onClose: () => void }) {
  return <AboutDialog fidelity={fidelity} onClose={onClose} />
}
