// What members of a group were handed and what they finished.

const s = (count: number): string => (count === 1 ? '' : 's')

export const workWords = {
  title: 'Records, by member',
  member: 'Member',
  handed: 'Handed out',
  finished: 'Finished',
  marks: 'Twice, or never',
  none: 'none',
  again: 'Finished twice',
  gap: 'Finished by nobody',
  twice: 'finished twice',
  never: 'finished by nobody',
  list: (count: number, ranges: string): string => (count === 0 ? 'none' : `${count}: ${ranges}`),
  range: (partition: string, spans: string): string => `${partition} ${spans}`,
  span: (from: number, to: number): string => (to - from === 1 ? `${from}` : `${from}–${to - 1}`),
  moreBefore: (count: number): string => `${count} range${s(count)} before`,
  mark: (records: string, what: string): string => `${records} ${what}`,
  markName: (records: string, what: string, client: string, kind: 'again' | 'gap'): string =>
    kind === 'again'
      ? `${records}: ${what}, handed out again to ${client}`
      : `${records}: ${what}, given up by ${client}`,
  moreMarks: (count: number): string => `and ${count} more`,
  moreMembers: (count: number): string => `${count} more member${s(count)}`,
  whyAgain: (client: string, what: string, partition: string): string =>
    `${client} was handed ${what} of ${partition} again: it began where the group had committed, and that was before ${what}.`,
  whyGap: (group: string, what: string, partition: string, committed: number): string =>
    `${group} has committed ${committed} for ${partition}: whoever reads on begins there, behind ${what}.`,
  records: (count: number): string => (count === 0 ? 'no record' : `${count} record${s(count)}`),
}
