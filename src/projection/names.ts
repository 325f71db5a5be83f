// Every name a screen reader may hear on the stage, from the models: what the page must say, no more and no less.
import type { NamedFlight } from './FlightsModel.ts'
import type { StageModel } from './StageModel.ts'

/** Names of the quorum, clients, brokers, tapes, waiting requests, lens and flights, in the order they are drawn. */
export function stageNamesOf(stage: StageModel, flights: readonly NamedFlight[]): string[] {
  return [
    ...quorumNames(stage.quorum),
    ...stage.producers.map((producer) => producer.accessibleName),
    ...stage.admins.map((admin) => admin.accessibleName),
    ...stage.brokers.flatMap((broker) => [
      broker.accessibleName,
      ...broker.waiting.map((waiting) => waiting.accessibleName),
      ...broker.tapes.map((tape) => tape.accessibleName),
    ]),
    ...(stage.lens?.cells.map((cell) => cell.accessibleName) ?? []),
    ...stage.readers.map((reader) => reader.accessibleName),
    ...flights.map((flight) => flight.accessibleName),
  ]
}

/** Folded, the quorum tells its voters in one line. */
function quorumNames(quorum: StageModel['quorum']): string[] {
  if (quorum === null) return []
  const voters = quorum.folded ? [] : quorum.voters.map((voter) => voter.accessibleName)
  return [quorum.accessibleName, ...voters]
}
