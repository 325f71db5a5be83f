// The Logs view.

const s = (count: number): string => (count === 1 ? '' : 's')

export const logsWords = {
  name: 'Logs',
  partition: 'Partition',
  all: 'All partitions',
  colourBy: 'Colour by',
  colours: { key: 'Key', epoch: 'Leader epoch', producer: 'Producer' },
  earlier: (partition: string): string => `Earlier records of ${partition}`,
  later: (partition: string): string => `Later records of ${partition}`,
  end: (partition: string): string => `End of ${partition}`,
  epochFrom: (epoch: number, offset: number): string => `e${epoch} from ${offset}`,
  facts: (records: number, bytes: string, segments: number): string =>
    `${records} record${s(records)} · ${bytes} · ${segments} segment${s(segments)}`,
  fork: (offset: number): string => `histories part at ${offset}`,
  identical: (count: number): string => (count === 2 ? 'identical on both' : 'identical on all'),
  cut: (node: number, from: number, to: number): string =>
    to - from === 1
      ? `broker ${node} will cut ${from}`
      : `broker ${node} will cut ${from}–${to - 1}`,
  empty: 'No topic yet. Create one with Act, or drop a text file here.',
}
