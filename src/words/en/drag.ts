// The page while something is dragged over it.

export const dragWords = {
  target: (): string => 'Drop it to open it',
  hint: (): string => 'A saved scenario, or a text, CSV or NDJSON file to play',
}
