// What the palette offers, and which of it says what is looked for.
import type { PaletteRow } from '../../views/palette/Palette.tsx'

/** A row, and what it does. */
export interface Command extends PaletteRow {
  readonly run: () => void
}

/** Those that hold every word of the search; names that begin with it come first. */
export function found(commands: readonly Command[], search: string): readonly Command[] {
  const asked = search.toLowerCase().trim()
  const words = asked.split(/\s+/)
  const hits = commands.filter(({ group, name }) => {
    const said = `${group} ${name}`.toLowerCase()
    return words.every((word) => said.includes(word))
  })
  const begins = ({ name }: Command) => name.toLowerCase().startsWith(asked)
  return [...hits.filter(begins), ...hits.filter((command) => !begins(command))]
}

/** One row for each name in a group: what was said first stays. */
export function withoutTwins(commands: readonly Command[]): readonly Command[] {
  const seen = new Set<string>()
  return commands.filter(({ group, name }) => {
    const id = `${group} ${name}`
    const isNew = !seen.has(id) && name !== ''
    seen.add(id)
    return isNew
  })
}
