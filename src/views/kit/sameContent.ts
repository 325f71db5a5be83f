/** Whether two models say the same; functions and class instances by identity. For React.memo. */
export function sameContent(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null)
    return false
  if (Array.isArray(one)) return Array.isArray(other) && sameItems(one, other)
  const keys = Object.keys(one)
  if (Array.isArray(other) || keys.length !== Object.keys(other).length) return false
  return keys.every((key) =>
    sameContent(one[key as keyof typeof one], other[key as keyof typeof other]),
  )
}

function sameItems(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((item, index) => sameContent(item, other[index]))
}
