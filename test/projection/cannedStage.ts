import type { StageModel, TapeModel } from '../../src/projection/StageModel.ts'
import { projectStage, type StageInput } from '../../src/projection/stage.ts'
import type { ClusterState } from '../../src/trace/ClusterState.ts'
import { readerOf } from './cannedState.ts'

/** The stage of a canned state, at 2 ms on a usual page. */
export const stageOf = (state: ClusterState, asked: Partial<StageInput> = {}): StageModel =>
  projectStage({
    state,
    at: 2_000,
    read: readerOf(state),
    size: { width: 1136, height: 660 },
    selection: null,
    colourBy: 'key',
    pitch: null,
    why: null,
    ...asked,
  })

/** A partition's tape on the first broker. */
export function tapeOf(stage: StageModel, partition: string): TapeModel {
  const tape = stage.brokers[0]?.tapes.find((one) => one.partition === partition)
  if (tape === undefined) throw new Error(`no tape of ${partition}`)
  return tape
}
