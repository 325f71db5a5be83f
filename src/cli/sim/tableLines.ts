// Rows as columns of text: words to the left, numbers to the right.

const GAP = '  '

/** The rows as lines of equal columns; a column whose cells below its head are numbers stands to the right. */
export function tableLines(rows: readonly (readonly string[])[]): string[] {
  const columns = Math.max(0, ...rows.map((row) => row.length))
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  )
  const isNumber = widths.map((_, column) =>
    rows.slice(1).every((row) => /^-?[\d,]+$|^\?$/.test(row[column] ?? '')),
  )
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0
        return isNumber[column] ? cell.padStart(width) : cell.padEnd(width)
      })
      .join(GAP)
      .trimEnd(),
  )
}
