// An ISO 8601 instant in UTC as milliseconds since 1970, without the platform's clock.

/** Milliseconds of `2026-01-01T00:00:00Z` or `…00.250Z`; 0 for a text that is none (the schema lets none through). */
export function instantMs(text: string): number {
  const match = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,3}))?Z$/.exec(text)
  if (!match) return 0
  const [
    ,
    year = '0',
    month = '1',
    day = '1',
    hour = '0',
    minute = '0',
    second = '0',
    fraction = '0',
  ] = match
  const seconds =
    (daysSince1970(Number(year), Number(month), Number(day)) * 24 + Number(hour)) * 3600 +
    Number(minute) * 60 +
    Number(second)
  return seconds * 1000 + Number(fraction.padEnd(3, '0'))
}

/** Days from 1970-01-01 in the Gregorian calendar. */
function daysSince1970(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}
