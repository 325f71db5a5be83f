// The shell without its looks: session, run, playback, saving and opening, wired together once.
import { createHistory } from '../engine/createHistory.ts'
import { US_PER_S } from '../kafka/terms.ts'
import type { Scenario } from '../scenario/Scenario.ts'
import { storageWords } from '../words/en/app.ts'
import { createPairing } from './compare/pairing.ts'
import { browserKeep } from './keep/browserKeep.ts'
import { createKeeper, findSaved, type Keep } from './keep/createKeeper.ts'
import { watchAddress } from './open/address.ts'
import { loadEngineFor, playUnlessAskedNotTo } from './open/openScenario.ts'
import { usualScene } from './open/presets.ts'
import { createFileReader, type FileReader } from './open/scenarioFiles.ts'
import { createPlayback } from './playback/createPlayback.ts'
import { overAfter, pageStopwatch } from './playback/Stopwatch.ts'
import { createIdleFinder } from './run/createIdleFinder.ts'
import { createMoments } from './run/createMoments.ts'
import { createRuns } from './run/createRuns.ts'
import type { Shell } from './Shell.ts'
import { scenarioOf } from './session/branches.ts'
import { createDesk } from './session/createDesk.ts'
import { createSession, type SessionStore } from './session/createSession.ts'

const reducedMotion = () => matchMedia('(prefers-reduced-motion: reduce)').matches

/** Brings back what was kept, opens what the address holds, and begins to run; `canDraw` says when its picture can be drawn. */
export async function createShell(
  keep: Keep = browserKeep,
  canDraw: Promise<unknown> = Promise.resolve(),
): Promise<Shell> {
  const { saved, canKeep } = await findSaved(keep)
  const restored = typeof saved === 'object' ? saved : undefined
  const store = createSession(usualScene(), restored)
  const shell = wire(store)
  await loadEngineFor(scenarioOf(store.getState().scene))
  if (Object.keys(store.getState().files).length > 0) await shell.files.load()
  if (!canKeep) store.getState().notify({ kind: 'storage', text: storageWords.noStorage() })
  if (typeof saved === 'string') {
    store.getState().notify({ kind: 'lost', text: storageWords.storageLost(saved) })
  }
  await watchAddress(shell, restored !== undefined)
  await runAtFirst(shell, canDraw)
  keepFrom(store, keep)
  shell.playback.changed()
  if (restored === undefined) {
    shell.desk.setState({ isNew: store.getState().link === '' })
    playUnlessAskedNotTo(shell)
  }
  return shell
}

/** How much of the run is known before the first picture, beyond the cursor: what its pace is measured by. */
const FIRST_US = US_PER_S / 10
/** And how long it may keep the picture waiting, in ms: a page without a stage is drawn once more when there is one. */
const FIRST_MS = 400
/** How long the run is made at a stretch, in ms: no frame waits for it yet, but no long task either. */
const STRETCH_MS = 30

/** Runs the beginning in stretches, until it is known or the picture has waited long enough. */
async function runAtFirst(shell: Shell, canDraw: Promise<unknown>): Promise<void> {
  let untilMs = Number.POSITIVE_INFINITY
  const limit = () => {
    untilMs = performance.now() + FIRST_MS
  }
  canDraw.then(limit, limit)
  while (!runOn(shell) && performance.now() < untilMs) {
    await new Promise<void>((go) => pageStopwatch.onTurn(go))
  }
}

/** True when the beginning is known, and how fast it is to be shown, or the run has failed. */
function runOn({ store, runs, playback }: Shell): boolean {
  const history = runs.current()
  const until = Math.min(history.endsAt, store.getState().cursor.at + FIRST_US)
  try {
    if (!history.advance(until, overAfter(pageStopwatch, STRETCH_MS))) return false
    // Measured now, while there may be time: the first frame would have to.
    playback.slowness()
    return true
  } catch (fault) {
    runs.failed(fault)
    return true
  }
}

function wire(store: SessionStore): Shell {
  const files = createFileReader()
  const parts = {
    store,
    makeHistory: (scenario: Scenario, files: ReturnType<FileReader['read']>) =>
      createHistory(scenario, { files }),
    readFiles: files.read,
  }
  const runs = createRuns(parts)
  const pairing = createPairing({
    ...parts,
    runs,
    onLoaded: () => {
      playback.changed()
      moments.refresh()
    },
  })
  const desk = createDesk({ width: innerWidth, height: innerHeight })
  const moments = createMoments({
    store,
    isDragged: () => desk.getState().dragging,
    now: () => performance.now(),
    later: (run, ms) => {
      const timer = setTimeout(run, ms)
      return () => clearTimeout(timer)
    },
    onFrame: pageStopwatch.onFrame,
  })
  const playback = createPlayback({
    store,
    history: pairing.history,
    stopwatch: pageStopwatch,
    prefersReducedMotion: reducedMotion,
    onProgress: moments.refresh,
    isBroken: () => runs.fault() !== undefined,
    onFault: (fault) => {
      runs.failed(fault)
      moments.refresh()
    },
  })
  const shell: Shell = {
    store,
    desk,
    runs,
    pairing,
    moments,
    playback,
    files,
    idle: createIdleFinder({ onTurn: pageStopwatch.onTurn, onFound: moments.refresh }),
    prefersReducedMotion: reducedMotion,
  }
  // Another run is played from its own beginning.
  store.subscribe((state, before) => {
    const isOther = state.scene !== before.scene || state.files !== before.files
    if (isOther || state.compare !== before.compare) playback.changed()
  })
  return shell
}

function keepFrom(store: SessionStore, keep: Keep): void {
  const keeper = createKeeper({
    store,
    keep,
    onRefused: () => store.getState().notify({ kind: 'storage', text: storageWords.noStorage() }),
  })
  addEventListener('pagehide', keeper.writeNow)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') keeper.writeNow()
  })
}
