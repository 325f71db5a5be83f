// The eight masks, and how badly a masked code would be read (ISO/IEC 18004, 7.8).

/** Whether a mask turns the module at this row and column over. */
export const MASKS: readonly ((row: number, column: number) => boolean)[] = [
  (y, x) => (y + x) % 2 === 0,
  (y) => y % 2 === 0,
  (_, x) => x % 3 === 0,
  (y, x) => (y + x) % 3 === 0,
  (y, x) => (Math.floor(y / 2) + Math.floor(x / 3)) % 2 === 0,
  (y, x) => ((y * x) % 2) + ((y * x) % 3) === 0,
  (y, x) => (((y * x) % 2) + ((y * x) % 3)) % 2 === 0,
  (y, x) => (((y + x) % 2) + ((y * x) % 3)) % 2 === 0,
]

/** 1:1:3:1:1 with four light modules on one side looks like a finder. */
const FALSE_FINDERS = ['10111010000', '00001011101']

type Rows = readonly (readonly boolean[])[]

/** The penalty; the mask with the least is taken. */
export function penalty(rows: Rows): number {
  const columns = rows.map((_, x) => rows.map((row) => row[x] ?? false))
  const lines = [...rows, ...columns].map((line) => line.map((dark) => (dark ? '1' : '0')).join(''))
  const inLines = lines.reduce((sum, line) => sum + longRuns(line) + falseFinders(line), 0)
  return inLines + squares(rows) + imbalance(rows)
}

/** 3 for five of a kind in a line, and 1 for each further. */
function longRuns(line: string): number {
  const runs = line.match(/0{5,}|1{5,}/g) ?? []
  return runs.reduce((sum, run) => sum + run.length - 2, 0)
}

function falseFinders(line: string): number {
  let sum = 0
  for (const finder of FALSE_FINDERS) {
    for (let at = line.indexOf(finder); at >= 0; at = line.indexOf(finder, at + 1)) sum += 40
  }
  return sum
}

/** 3 for each two by two of a kind. */
function squares(rows: Rows): number {
  let sum = 0
  for (let y = 1; y < rows.length; y++) {
    for (let x = 1; x < rows.length; x++) {
      const corner = rows[y]?.[x]
      const isSquare =
        corner === rows[y]?.[x - 1] &&
        corner === rows[y - 1]?.[x] &&
        corner === rows[y - 1]?.[x - 1]
      if (isSquare) sum += 3
    }
  }
  return sum
}

/** 10 for each 5 % that the dark ones are away from half. */
function imbalance(rows: Rows): number {
  const all = rows.length ** 2
  const dark = rows.flat().filter(Boolean).length
  return Math.floor(Math.abs(dark * 20 - all * 10) / all) * 10
}
