// Runs each scene of the gallery to its telling moment, in slices, and draws what stands there.
import { createHistory } from '../../engine/createHistory.ts'
import type { Us } from '../../kafka/terms.ts'
import { cutsAhead } from '../../projection/cutsAhead.ts'
import { type PictureModel, projectPicture } from '../../projection/picture.ts'
import { readerOf } from '../../projection/readRecords.ts'
import type { Scenario } from '../../scenario/Scenario.ts'
import { loadGroups } from '../later.ts'
import type { FileReader } from '../open/scenarioFiles.ts'
import { SLICE_MS } from '../playback/createRunAhead.ts'
import { overAfter, type Stopwatch } from '../playback/Stopwatch.ts'

/** A scene to draw, at an instant. */
export interface Sight {
  readonly id: string
  readonly scenario: Scenario
  readonly at: Us
}

export interface PicturesParts {
  readonly stopwatch: Stopwatch
  readonly files: FileReader
  readonly onDrawn: (id: string, picture: PictureModel) => void
}

/** Draws them one after the other; returns how to stop. A scene that cannot run keeps its empty beds. */
export function drawPictures(sights: readonly Sight[], parts: PicturesParts): () => void {
  let cancel = () => {}
  let isOver = false
  const next = (index: number) => {
    const sight = sights[index]
    if (sight === undefined || isOver) return
    cancel = parts.stopwatch.onTurn(() => {
      const slice = slicesOf(sight, parts)
      const go = () => {
        const picture = slice()
        if (picture === 'later') {
          cancel = parts.stopwatch.onTurn(go)
          return
        }
        if (picture !== null) parts.onDrawn(sight.id, picture)
        next(index + 1)
      }
      go()
    })
  }
  void Promise.all([parts.files.load(), loadGroups()]).then(() => next(0))
  return () => {
    isOver = true
    cancel()
  }
}

/** One slice a call: the picture once the run is there, null when it cannot be had. */
function slicesOf(
  { scenario, at }: Sight,
  { files, stopwatch }: PicturesParts,
): () => PictureModel | null | 'later' {
  let run: { readonly history: ReturnType<typeof createHistory>; readonly read: Files } | undefined
  return () => {
    try {
      run ??= begin(scenario, files)
      const { history, read } = run
      const until = Math.min(at, history.endsAt)
      if (!history.advance(until, overAfter(stopwatch, SLICE_MS))) return 'later'
      const state = history.stateAt({ at: until })
      const cuts = cutsAhead(state, history.milestones)
      return projectPicture({ state, read: readerOf(state, read), cuts })
    } catch {
      return null
    }
  }
}

type Files = ReturnType<FileReader['read']>

function begin(scenario: Scenario, files: FileReader) {
  const read = files.read(scenario)
  return { history: createHistory(scenario, { files: read }), read }
}
