// The whole scene in sentences, for who does not see it. It says what the stage shows, from the same models.
import { describeWords as words } from '../words/en/description.ts'
import { clockText } from './clock.ts'
import type { NamedFlight } from './FlightsModel.ts'
import type { StageModel } from './StageModel.ts'

export interface SceneDescription {
  readonly summary: string
  readonly sections: readonly { readonly title: string; readonly lines: readonly string[] }[]
}

/** A description in the order of the write path, then the read path. */
export function describe(stage: StageModel, flights: readonly NamedFlight[]): SceneDescription {
  const { producers, readers, brokers } = stage
  return {
    summary: `${words.clock(clockText(stage.at))} ${words.cluster(brokers.length, producers.length, readers.length)}`,
    sections: [
      ...(stage.quorum === null
        ? []
        : [
            {
              title: stage.quorum.accessibleName,
              lines: stage.quorum.voters.map((voter) => `${voter.accessibleName}.`),
            },
          ]),
      ...producers.map((producer) => ({
        title: producer.accessibleName,
        lines: producer.rows.map((row) => words.queueRow(row.partition, row.note)),
      })),
      ...brokers.map((broker) => ({
        title: broker.accessibleName,
        lines: [
          ...broker.chips.map(({ text }) => `${text}.`),
          ...(broker.session === null ? [] : [`${broker.session.arc.name}.`]),
          ...broker.tapes.map((tape) =>
            tape.note === null
              ? `${tape.accessibleName}.`
              : `${tape.accessibleName}, ${tape.note.text}.`,
          ),
          ...broker.waiting.map((waiting) => `${waiting.accessibleName}.`),
        ],
      })),
      ...readers.map((reader) => ({
        title: reader.accessibleName,
        lines: reader.rows.map((row) => words.readerRow(row.partition, row.position, row.lag)),
      })),
      {
        title: words.inFlight(flights.length),
        lines: flights.map((flight) => `${flight.accessibleName}.`),
      },
    ],
  }
}
