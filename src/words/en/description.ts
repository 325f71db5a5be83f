// The whole scene in sentences: for who does not see it.

const s = (count: number): string => (count === 1 ? '' : 's')

/** The whole scene in sentences. */
export const describeWords = {
  clock: (time: string): string => `At ${time}.`,
  cluster: (brokers: number, producers: number, readers: number): string =>
    `${brokers} broker${s(brokers)}, ${producers} producer${s(producers)}, ${readers} consumer${s(readers)}.`,
  inFlight: (count: number): string =>
    count === 0 ? 'No message is in flight.' : `${count} message${s(count)} in flight:`,
  readerRow: (partition: string, position: number, lag: number): string =>
    position < 0
      ? `${partition}: position not known yet.`
      : `${partition}: position ${position}, ${lag < 0 ? 'lag unknown' : `lag ${lag}`}.`,
  queueRow: (partition: string, note: string): string => `${partition}: ${note}.`,
}
