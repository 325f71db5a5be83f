// One measured figure, as a JSON line.

export interface Figure {
  readonly name: string
  readonly value: number
  readonly unit: string
  /** The value as a part of its goal, or in the unit of the calibration where the goal is one. */
  readonly ratio: number
  readonly goal: number
  readonly pass: boolean
}

/** Prints it; a goal that is missed ends the command with 1. */
export function printFigure(figure: Figure): void {
  if (!figure.pass) process.exitCode = 1
  console.log(JSON.stringify(figure))
}

export function rounded(value: number, digits = 2): number {
  return Number(value.toFixed(digits))
}

/** The value below which so many per cent of the list lie. */
export function percentile(values: readonly number[], percent: number): number {
  const ordered = [...values].sort((a, b) => a - b)
  return ordered[Math.min(ordered.length - 1, Math.floor((ordered.length * percent) / 100))] ?? 0
}
