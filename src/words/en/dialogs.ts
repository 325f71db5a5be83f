// Dialogs: opening, saving, sharing, a person's file, and what is wrong with a link or a file.

const s = (count: number): string => (count === 1 ? '' : 's')
const number = (value: number): string => String(value).replace(/\B(?=(\d{3})+(?!\d))/g, ',')

export const openWords = {
  title: (): string => 'Open a scenario',
  file: (): string => 'Choose a file',
  fileHint: (): string =>
    'A saved scenario, everything you saved of a browser, or a text, CSV or NDJSON file to play. Dropping it anywhere on the page does the same.',
  paste: (): string => 'Paste a link or a scenario as text',
  pasteHint: (): string => 'What is open now comes back with Undo.',
  open: (): string => 'Open it',
  empty: (): string => 'Paste something first.',
}

export const dropWords = {
  replaced: (name: string): string => `${name} is in place.`,
  title: (name: string): string => `Play ${name}`,
  size: (bytes: string, records: number): string =>
    `${bytes}, ${number(records)} record${s(records)}`,
  as: (): string => 'Read it as',
  formats: { text: 'Lines of text', csv: 'CSV', ndjson: 'NDJSON' },
  guessed: (format: string): string => `It looks like ${format}.`,
  header: (): string => 'First line',
  headerNames: (): string => 'Names of the columns',
  headerRecord: (): string => 'A record like the others',
  key: (): string => 'Key',
  noKey: (): string => 'No key',
  column: (name: string): string => `Column ${name}`,
  keyPath: (): string => 'Key, by path',
  keyPathHint: (): string => 'Such as user.id; empty: no key.',
  pace: (): string => 'Gap between records',
  paceHint: (): string => 'A length of time: 0ms (one loop), 20ms, 1s.',
  preview: (): string => 'First records',
  rowNumber: (): string => 'Record',
  rowKey: (): string => 'Key',
  rowValue: (): string => 'Value',
  noKeyCell: (): string => 'no key',
  emptyCell: (): string => 'empty',
  play: (): string => 'Play it',
  problems: (count: number): string => `${number(count)} thing${s(count)} to know`,
  noProblems: (): string => 'Nothing unusual in it.',
  noRecords: (): string => 'There is no record in this file.',
  more: (count: number): string => `and ${number(count)} more record${s(count)}`,
  wrongFile: (name: string): string =>
    `${name} is not the file this scenario was made with: its size or its hash differs.`,
}

export const editWords = {
  title: (): string => 'Edit as text',
  text: (): string => 'Scenario',
  open: (): string => 'Open it',
  sound: (): string => 'Nothing is wrong with it.',
}

export const problemWords = {
  titleLink: (): string => 'This link cannot be opened.',
  titleFile: (): string => 'This file cannot be opened.',
  nothingLost: (): string =>
    'Nothing was opened, and nothing was left out in silence. Your own work is kept.',
  where: (path: string): string => `at ${path}`,
  line: (line: number, column: number): string => `line ${line}, column ${column}`,
  found: (): string => 'There stands',
  allowed: (): string => 'It has to be',
  more: (count: number): string => `${count} more problem${s(count)}`,
  edit: (): string => 'Edit as text',
  sound: (acts: number): string =>
    acts === 0
      ? 'Open without actions'
      : acts === 1
        ? 'Open with the first action'
        : `Open with actions 1–${acts}`,
  soundAll: (): string => 'Open it as it is now',
  usual: (title: string): string => `Open “${title}”`,
  goBack: (): string => 'Back to my scene',
  copy: (): string => 'Copy details',
  asFile: (): string => 'Save the link as a file',
  reload: (): string => 'Reload the page',
}

export const aboutWords = {
  title: (): string => 'About Kafkascope',
  what: (): string =>
    'Kafkascope shows Apache Kafka in slow motion. Every dot is one modelled request or record, every number comes from the model, and the model is checked against recordings of a real Apache Kafka.',
  trademark: (): string =>
    'Apache Kafka is a trademark of the Apache Software Foundation. Kafkascope is not affiliated with it.',
  licence: (): string => 'Apache License 2.0',
  fidelityTitle: (): string => 'What is modelled, what is simplified, what is left out',
}

/** `812 bytes`, `1.4 KB`, `2.0 MB`. */
export function bytesText(bytes: number): string {
  if (bytes < 1_000) return `${bytes} byte${s(bytes)}`
  if (bytes < 1_000_000) return `${(bytes / 1_000).toFixed(1)} KB`
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}
