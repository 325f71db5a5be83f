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
  empty: 'No topic yet. Create one with Act, or drop a text file here.',
}
