// Where the selected thing stands on the stage, so that what is scrolled away can be brought into sight.
import type { NamedFlight } from './FlightsModel.ts'
import type { Box, BrokerModel, StageModel } from './StageModel.ts'

/** Half of a message's ring, px. */
const RING = 12

/**
 * The box of the selected thing, with its broker's when it is a lane: of a partition's lanes the leader's is meant. Null when
 * nothing that is drawn is selected.
 */
export function selectedBox(stage: StageModel, inFlight: readonly NamedFlight[]): Box | null {
  const flight = inFlight.find(({ selected }) => selected)
  if (flight !== undefined) {
    return { x: flight.x - RING, y: flight.y - RING, width: 2 * RING, height: 2 * RING }
  }
  const broker =
    stage.brokers.find(({ selected, waiting }) => selected || waiting.some(isSelected)) ??
    stage.brokers.find(leadsTheSelected) ??
    stage.brokers.find(({ tapes }) => tapes.some(isSelected))
  const others = [...stage.producers, ...stage.admins, ...stage.readers]
  const { quorum } = stage
  const isQuorum = quorum !== null && (quorum.selected || quorum.voters.some(isSelected))
  return (broker ?? others.find(isSelected) ?? (isQuorum ? quorum : null))?.box ?? null
}

const isSelected = ({ selected }: { readonly selected: boolean }): boolean => selected

function leadsTheSelected({ tapes }: BrokerModel): boolean {
  return tapes.some(({ selected, standing }) => selected && standing === 'leader')
}
