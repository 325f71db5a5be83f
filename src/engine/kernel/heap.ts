// A binary heap of entries with a total order: time, then sequence.
import type { Entry } from './Entry.ts'

function before(a: Entry, b: Entry): boolean {
  return a.at < b.at || (a.at === b.at && a.seq < b.seq)
}

export function push(heap: Entry[], entry: Entry): void {
  let index = heap.length
  heap.push(entry)
  while (index > 0) {
    const parent = (index - 1) >> 1
    const above = heap[parent] as Entry
    if (!before(entry, above)) break
    heap[index] = above
    index = parent
  }
  heap[index] = entry
}

/** Takes the earliest entry; undefined when there is none. */
export function pop(heap: Entry[]): Entry | undefined {
  const top = heap[0]
  const last = heap.pop()
  if (top === undefined || last === undefined || heap.length === 0) return top
  sink(heap, last, 0)
  return top
}

/** Restores the order after entries were changed in place or removed. */
export function reorder(heap: Entry[]): void {
  for (let index = (heap.length >> 1) - 1; index >= 0; index--)
    sink(heap, heap[index] as Entry, index)
}

function sink(heap: Entry[], entry: Entry, from: number): void {
  let index = from
  const size = heap.length
  for (;;) {
    let child = 2 * index + 1
    if (child >= size) break
    const right = child + 1
    if (right < size && before(heap[right] as Entry, heap[child] as Entry)) child = right
    const below = heap[child] as Entry
    if (!before(below, entry)) break
    heap[index] = below
    index = child
  }
  heap[index] = entry
}
