// Whether a run keeps its promises up to the instant, and the sentence above the two.
import type { Breach } from '../../trace/promises/index.ts'
import { verdictWords as words } from '../../words/en/compare.ts'
import type { SideModel, VerdictModel } from './CompareModel.ts'
import { type Difference, differentText } from './differences.ts'
import type { Counted } from './projectCompare.ts'
import { countOf } from './recordBook.ts'

/** Kept, or what is broken. Losses are told when the new leader lacks the records, before the old copy is cut. */
export function verdictOf({ book, breaches }: Counted): VerdictModel {
  const harms = [
    harm(words.lost, countOf(book, 'lost')),
    harm(words.twice, Math.max(countOf(book, 'twice'), recordsOf(breaches, 'duplicate stored'))),
    harm(words.reordered, recordsOf(breaches, 'reordered')),
    harm(words.skipped, recordsOf(breaches, 'offset skipped')),
  ].flat()
  const [first] = harms
  if (first === undefined) return { text: words.kept(), what: '', isBroken: false }
  const what = words.and(first, harms.length - 1)
  return { text: words.broken(what), what, isBroken: true }
}

function harm(say: (count: number) => string, count: number): readonly string[] {
  return count > 0 ? [say(count)] : []
}

/** Records of one promise's breaches, each once. */
function recordsOf(breaches: readonly Breach[], promise: Breach['promise']): number {
  const found = new Set<string>()
  for (const breach of breaches)
    if (breach.promise === promise)
      for (const { source, number, offset } of breach.records)
        found.add(source < 0 ? `@${offset}` : `${source}#${number}`)
  return found.size
}

/** What the two have come to. Where a heading is long, the other side is called by its value, or both by their sides. */
export function headlineOf(left: SideModel, right: SideModel): string {
  const [one, other] = [brokenText(left), brokenText(right)]
  if (one === null && other === null) return keptText(left, right)
  const [first, second] = [nameOf(left), right.short]
  if (one !== null && other !== null) return words.bothBroken(first, one, second, other)
  if (one !== null) return words.onlyLeft(first, one, second)
  return words.onlyLeft(nameOf(right), other ?? '', left.short)
}

function keptText(left: SideModel, right: SideModel): string {
  if (left.kept === 0 && left.short !== left.heading) return words.bothKeptOfMany()
  return words.bothKept(left.heading, right.short)
}

/** In full where that is one setting. */
function nameOf({ heading, kept, short }: SideModel): string {
  return kept > 0 ? heading : short
}

function brokenText({ verdict }: SideModel): string | null {
  return verdict?.isBroken ? verdict.what : null
}

/** What is the same and what is not. */
export function lineOf(same: string, differences: readonly Difference[]): string {
  if (differences.length === 0) return words.lineOfNone(same)
  if (differences.length > 2) return words.lineOfMany(same, differences.length)
  return words.line(same, differentText(differences))
}
