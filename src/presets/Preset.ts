// A scene ready to open: a scenario, what to look at, one act to try, one to break, and a claim a run can refute.
import type { Action, Scenario } from '../scenario/Scenario.ts'
import type { ClusterState } from '../trace/ClusterState.ts'

export interface Preset {
  readonly scenario: Scenario
  /** One sentence for the gallery and the first caption. */
  readonly aim: string
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
