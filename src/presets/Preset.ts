// A scene ready to open: a scenario, what to look at, one act to try, one to break, and a claim a run can refute.
import type { Action, Duration, Scenario } from '../scenario/Scenario.ts'
import type { ClusterState } from '../trace/ClusterState.ts'

export interface Preset {
  readonly scenario: Scenario
  /** The instant whose picture stands for it in the gallery; absent = half of the run. */
  readonly pictureAt?: Duration
  /** One sentence for the gallery and the first caption. */
  readonly aim: string
  /**
   * On the page the scene's script waits for the person, and its first act is suggested under this name. Commands play the
   * script at its times.
   */
  readonly heldBack?: string
  readonly actToTry: { readonly label: string; readonly act: Action }
  readonly actToBreak: { readonly label: string; readonly act: Action }
  readonly claim: {
    /** What always holds in this scene, in words. */
    readonly sentence: string
    /** Asked of the state at the scene's end. */
    readonly holds: (end: ClusterState) => boolean
    /** The same scene with one thing opposite: there the claim must not hold. */
    readonly opposite: (scenario: Scenario) => Scenario
  }
}

/** The scene as the page opens it. What is held back is not in its script: a link or a file of it says so in full. */
export function onThePage({ scenario, heldBack }: Preset): Scenario {
  return heldBack === undefined ? scenario : { ...scenario, script: [] }
}

/** The act that waits for the person in a scene opened so; undefined where the script plays by itself. */
export function heldBackAct({ scenario, heldBack }: Preset, open: Pick<Scenario, 'script'>) {
  const [first] = scenario.script
  if (heldBack === undefined || first === undefined || open.script.length > 0) return undefined
  return { label: heldBack, act: first.do }
}
