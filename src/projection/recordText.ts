// Records in a sentence: keys and values shortened, the first few named, the rest counted.
import { recordWords } from '../words/en/events.ts'
import { type ReadRecord, type RecordIdentity, shorten } from './contents.ts'
import { ownRecordText } from './groups/captions.ts'

/** Records named in one sentence. */
export const NAMED = 3
/** Characters shown of a value that stands alone, and of one among others. */
const LONE = 60
const AMONG_OTHERS = 24

/** One record: `alice: “12.00”`. */
export function recordText(
  read: ReadRecord,
  record: RecordIdentity,
  length = AMONG_OTHERS,
): string {
  const { key, value, own } = read(record.source, record.number)
  if (own !== undefined) return ownRecordText(own)
  const shortKey = key === null ? null : shorten(key, 16)
  if (value === null) return recordWords.tombstone(shortKey ?? '')
  const text = shorten(value, length)
  if (shortKey === null) return text === '' ? recordWords.empty : recordWords.plain(text)
  return text === '' ? recordWords.keyedEmpty(shortKey) : recordWords.keyed(shortKey, text)
}

/** The first few records of `total`. */
export function recordsText(
  read: ReadRecord,
  records: readonly RecordIdentity[],
  total: number,
): string {
  const length = total === 1 ? LONE : AMONG_OTHERS
  const named = records.slice(0, NAMED).map((record) => recordText(read, record, length))
  if (named.length === 0) return recordWords.count(total)
  return recordWords.list(named, total - named.length)
}
