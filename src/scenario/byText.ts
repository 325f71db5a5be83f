// The order of strings by UTF-16 code unit: the same everywhere, unlike an order by language.

export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
