// The Events view: its filters and its empty states.

const s = (count: number): string => (count === 1 ? '' : 's')
const count = (number: number, thing: string): string => `${number} ${thing}${s(number)}`

/** The Events view. */
export const eventsWords = {
  name: 'Events',
  search: 'Search the sentences',
  level: 'Least level',
  levels: {
    chatter: 'Everything',
    message: 'Messages',
    decision: 'Decisions',
    milestone: 'Milestones',
  },
  about: 'About',
  everyone: 'Everyone',
  nothing: (search: string): string =>
    search === '' ? 'Nothing has happened yet.' : `No sentence here mentions “${search}”.`,
  hidden: (number: number, chatter: number): string => {
    if (number === 0) return ''
    const more = chatter > 0 ? `, ${chatter} of them chatter` : ''
    return `${count(number, 'sentence')} hidden by the filter${more}.`
  },
  clear: 'Clear the filter',
  chatter: 'Show chatter',
  now: 'now',
  shown: (number: number): string => count(number, 'sentence'),
}
