// The palette, wired: the dialog closes first, so that what is done may open another.
import { useState } from 'react'
import { Palette } from '../../views/palette/Palette.tsx'
import { found } from '../palette/commands.ts'
import { useCommands } from '../palette/useCommands.ts'

/** Every action by its name. */
export function PalettePart({ onClose }: { readonly onClose: () => void }) {
  const [search, setSearch] = useState('')
  const commands = useCommands()
  return (
    <Palette
      search={search}
      onSearch={setSearch}
      rows={found(commands, search)}
      onChoose={(id) => {
        onClose()
        commands.find((command) => command.id === id)?.run()
      }}
      onClose={onClose}
    />
  )
}
