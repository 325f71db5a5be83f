// The about box, with the fidelity contract as it stands beside the model.
import { use } from 'react'
import { AboutDialog } from '../../views/dialogs/AboutDialog.tsx'

const contracts = import.meta.glob<string>('../../kafka/README.md', {
  query: '?raw',
  import: 'default',
})

let loaded: Promise<string | undefined> | undefined

/** The fidelity contract, loaded when it is first looked at. */
function contract(): Promise<string | undefined> {
  loaded ??= Promise.all(Object.values(contracts).map((load) => load())).then(([text]) => text)
  return loaded
}

/** The about box, wired. */
export function AboutPart({ onClose }: { readonly onClose: () => void }) {
  return <AboutDialog fidelity={use(contract())} onClose={onClose} />
}
