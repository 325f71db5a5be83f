/** Files that may be longer than 400 lines, which only tables may, each with the reason. Paths from the top. */
export const longFiles: Readonly<Record<string, string>> = {
  'src/trace/TraceEvent.ts': 'every event type with its fields, one row each',
  'src/kafka/reference/configDefinitions.table.ts': 'every config a broker knows, one row each',
}
