// What a room sees: at most three lanes, of the partition that is selected or of the first one; a lone broker shows its
// partitions. Everything else of the stage stays away.
import type { BrokerModel, StageModel, TapeModel } from './StageModel.ts'

/** How many lanes can be read from the last row. */
const MOST = 3

export interface PresenterLane {
  readonly id: string
  readonly node: number
  readonly title: string
  readonly chips: BrokerModel['chips']
  readonly session: BrokerModel['session']
  readonly serving: boolean
  readonly tape: TapeModel
}

/** The lanes of a stage; the leader's is always among them. */
export function presenterLanes({ brokers }: StageModel, partition: string | null): PresenterLane[] {
  const all = brokers.flatMap((broker) => broker.tapes.map((tape) => laneOf(broker, tape)))
  const isLone = new Set(all.map(({ title }) => title)).size < 2
  if (isLone) return all.slice(0, MOST)
  const chosen = all.some(({ tape }) => tape.partition === partition)
    ? partition
    : all[0]?.tape.partition
  const lanes = all.filter(({ tape }) => tape.partition === chosen)
  const shown = new Set([...new Set([...lanes.filter(leads), ...lanes])].slice(0, MOST))
  return lanes.filter((lane) => shown.has(lane))
}

const leads = ({ tape }: PresenterLane): boolean =>
  tape.standing === 'leader' || tape.standing === 'recovering'

function laneOf(broker: BrokerModel, tape: TapeModel): PresenterLane {
  const { node, title, chips, session, serving } = broker
  return { id: `${title} ${tape.name}`, node, title, chips, session, serving, tape }
}
