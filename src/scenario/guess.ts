// What was meant? The nearest of the words that would do, by edit distance.

/** The candidate nearest to a word: at most a third of its letters may differ, and never all of them. */
export function guess(word: string, candidates: readonly string[]): string | undefined {
  const wanted = plain(word.slice(0, 80))
  if (wanted === '') return undefined
  let best: string | undefined
  let bestDistance = Math.max(1, Math.floor(wanted.length / 3)) + 1
  for (const candidate of candidates.slice(0, 1_000)) {
    const distance = nearness(wanted, plain(candidate.slice(0, 80)))
    if (distance < Math.min(bestDistance, wanted.length)) {
      best = candidate
      bestDistance = distance
    }
  }
  return best
}

/** The words that stand in backquotes in a sentence: what may be written. */
export function quotedWords(sentence: string): string[] {
  return Array.from(sentence.matchAll(/`([^`]+)`/g), (match) => match[1] ?? '')
}

function plain(word: string): string {
  return word.toLowerCase().replace(/[\s._-]/g, '')
}

/** Edit distance; a word that holds the whole of the other counts as one step away. */
function nearness(a: string, b: string): number {
  const distance = editDistance(a, b)
  const holds = a.length >= 3 && b.length >= 3 && (a.includes(b) || b.includes(a))
  return holds ? Math.min(distance, 1) : distance
}

/** Steps from one word to the other: a letter put in, left out, changed, or two neighbours swapped. */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      const steps = [(last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1)]
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        steps.push((beforeLast[j - 2] ?? 0) + 1)
      }
      row.push(Math.min(...steps))
    }
    beforeLast = last
    last = row
  }
  return last[b.length] ?? 0
}
