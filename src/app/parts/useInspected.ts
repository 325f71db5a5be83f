// What is selected, its values, and why the asked one is as it is.
import { useMemo, useRef } from 'react'
import { US_PER_MS } from '../../kafka/terms.ts'
import type { CaptionContext } from '../../projection/captionContext.ts'
import type { InspectorModel, WhyModel } from '../../projection/InspectorModel.ts'
import type { PlaceWhy } from '../../projection/whyMarks.ts'
import { loadInspecting } from '../later.ts'
import { useDesk, useSession } from '../ShellContext.ts'
import { useLoaded } from './useLoaded.ts'
import type { RunNow } from './useRun.ts'

export interface Inspected {
  readonly model: InspectorModel | null
  readonly why: WhyModel | null
  /** Its numbers on the stage. */
  readonly placeWhy: PlaceWhy | null
}

const NOTHING: Inspected = { model: null, why: null, placeWhy: null }
/** How far back sentences look for the batch or message that an event speaks of. */
const MEMORY_US = 200 * US_PER_MS

/** What a person asks for who does not say which value: the first that can be asked. */
const ANY_VALUE = ''

/** The selected thing at this moment; nothing when it is not there. */
export function useInspected(run: RunNow | null): Inspected {
  const selection = useSession((state) => state.selected)
  const isMoving = useSession((state) => state.playing || state.stepping)
  const asked = useDesk((state) => state.asked)
  const before = useBefore(isMoving)
  const inspecting = useLoaded(loadInspecting, selection !== null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the serial stands for the run's state, which is the same object each time
  return useMemo(() => {
    if (run === null || selection === null || inspecting === null) return NOTHING
    const { createEventMemory, placeWhy, projectInspector, projectWhy } = inspecting
    const { history, cursor, state, read } = run
    const memory = createEventMemory(history.eventsBetween(cursor.at - MEMORY_US, cursor.at))
    const context: CaptionContext = { state, read, memory }
    const about = { context, at: cursor.at, selection, eventNumbered: history.eventNumbered }
    const old = before.of(selection, run.serial)
    const model = projectInspector({ ...about, before: old })
    if (model === null) return NOTHING
    before.learn(model, run.serial)
    const why = valuesToAsk(model, asked).reduce<WhyModel | null>(
      (found, value) => found ?? projectWhy({ ...about, value }),
      null,
    )
    return { model, why, placeWhy: why && ((places) => placeWhy(why, places)) }
  }, [run?.serial, run?.history, selection, asked, inspecting])
}

/** The asked value; or, when any will do, those that change most first. */
function valuesToAsk(model: InspectorModel, asked: string | null): readonly string[] {
  if (asked === null) return []
  if (asked !== ANY_VALUE) return [asked]
  const rows = model.sections.flatMap((section) => section.rows)
  const ids = rows.filter((row) => row.askable).map(({ id }) => id)
  const isLively = (id: string) => /highWatermark|position|lag|state|lifecycle/i.test(id)
  return [...ids.filter(isLively), ...ids.filter((id) => !isLively(id))]
}

interface Seen {
  readonly serial: number
  readonly model: InspectorModel
}

/** The values as they were when the page last stood still: what a step changed reads `5 → 6` until the next. */
function useBefore(isMoving: boolean) {
  const seen = useRef<{ now: Seen | null; earlier: Seen | null }>({ now: null, earlier: null })
  return {
    of(selection: string, serial: number): InspectorModel | null {
      const { now, earlier } = seen.current
      const last = now?.serial === serial || isMoving ? earlier : now
      return last?.model.selection === selection ? last.model : null
    },
    learn(model: InspectorModel, serial: number) {
      const { now } = seen.current
      if (isMoving || now?.serial === serial) return
      seen.current = { now: { serial, model }, earlier: now }
    },
  }
}
