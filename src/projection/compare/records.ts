// Records that came to harm in one of the two runs, each with what became of it in both.
import { fateWords as words } from '../../words/en/compare.ts'
import { wardrobe } from '../keyColours.ts'
import type { FateModel, RecordRow, RecordsModel } from './CompareModel.ts'
import type { Counted } from './projectCompare.ts'
import { hasMark, MARK } from './recordBook.ts'

/** How many records are told one by one. */
const MOST = 5
const HARM = MARK.lost | MARK.twice | MARK.failed

/** The first of them, by source and number; null when nothing happened to any. */
export function projectRecords(left: Counted, right: Counted): RecordsModel | null {
  const harmed = harmedIn(left, right)
  if (harmed.length === 0) return null
  const { dress } = wardrobe(left.state, left.read, 'key')
  const rows = harmed.slice(0, MOST).map(({ id, number, index, ...fates }): RecordRow => {
    const { colour, glyph, bar } = dress(index, number, 0)
    const cell = { id: number, colour, glyph, bar, look: 'committed', epoch: 0 } as const
    return { id: `${id}#${number}`, cell, name: words.name(id, number), ...fates }
  })
  const more = harmed.length - rows.length
  return { rows, more: more > 0 ? words.more(more) : '' }
}

interface Harmed {
  readonly id: string
  readonly index: number
  readonly number: number
  readonly left: FateModel
  readonly right: FateModel
}

function harmedIn(left: Counted, right: Counted): readonly Harmed[] {
  const found: Harmed[] = []
  for (const [id, page] of left.book) {
    const theirs = right.book.get(id)?.marks ?? new Uint8Array()
    const longest = Math.max(page.marks.length, theirs.length)
    for (let number = 0; number < longest; number++) {
      const [one, other] = [page.marks[number], theirs[number]]
      if ((((one ?? 0) | (other ?? 0)) & HARM) === 0 || one === other) continue
      const fates = { left: fateOf(one), right: fateOf(other) }
      if (fates.left.text !== fates.right.text)
        found.push({ id, index: page.index, number, ...fates })
    }
  }
  return found
}

/** What became of a record; undefined = it was not handed to send() yet. */
export function fateOf(marks: number | undefined): FateModel {
  if (marks === undefined) return { text: words.unsent(), isHarm: false }
  return { text: fateText(marks), isHarm: (marks & HARM) !== 0 }
}

function fateText(marks: number): string {
  if (hasMark(marks, 'lost')) return words.lost()
  if (hasMark(marks, 'twice')) return words.twice()
  if (hasMark(marks, 'failed'))
    return hasMark(marks, 'stored') ? words.failedStored() : words.failed()
  if (hasMark(marks, 'acked')) return hasMark(marks, 'delivered') ? words.read() : words.acked()
  if (hasMark(marks, 'waiting')) return words.waiting()
  return hasMark(marks, 'stored') ? words.stored() : words.gone()
}
