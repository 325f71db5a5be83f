// The scene that is open, as a tree of branches: acting in the past leaves the old future standing as a branch one can
// return to. Plain values, never changed in place, so that undo can keep every earlier one.
import type { Us } from '../../kafka/terms.ts'
import { durationUs, formatDuration } from '../../scenario/duration.ts'
import type { Act, Action, Scenario } from '../../scenario/Scenario.ts'

export interface Branch {
  readonly id: string
  /** Null for the first one. */
  readonly parent: string | null
  /** Where it leaves its parent; 0 for the first one. */
  readonly forkedAt: Us
  /** The act it began with, which names it; null for the first one. */
  readonly begunBy: Action | null
  /** All acts of the person on this branch, those before the fork included. */
  readonly acts: readonly Act[]
}

export interface Scene {
  /** The scenario without the person's acts. */
  readonly base: Scenario
  readonly branches: readonly Branch[]
  readonly current: string
  /** Next number for a branch id, so that an id never means two branches. */
  readonly nextBranch: number
}

/** A scene from a scenario as it was opened; its acts stand on the first branch. */
export function openScene(scenario: Scenario): Scene {
  const { acts, ...rest } = scenario
  const first: Branch = { id: 'b1', parent: null, forkedAt: 0, begunBy: null, acts }
  return { base: { ...rest, acts: [] }, branches: [first], current: 'b1', nextBranch: 2 }
}

/** The branch that is played. */
export function currentBranch(scene: Scene): Branch {
  const branch = scene.branches.find(({ id }) => id === scene.current)
  if (branch === undefined) throw new Error(`Kafkascope bug: no branch ${scene.current}`)
  return branch
}

/** The scenario of the branch that is played. */
export function scenarioOf(scene: Scene): Scenario {
  return { ...scene.base, acts: currentBranch(scene).acts }
}

/** The instant of an act that happens at a stated time; undefined for one that waits for an event or repeats. */
function instantOf(act: Act): Us | undefined {
  return 'at' in act.when ? durationUs(act.when.at) : undefined
}

/**
 * Adds an act at an instant. It goes on in the same branch when nothing beyond the instant was seen there; else it forks:
 * the old future, with the person's own later acts, stays as the old branch.
 */
export function actAt(scene: Scene, action: Action, at: Us, seenUntil: Us): Scene {
  const branch = currentBranch(scene)
  const kept = branch.acts.filter((act) => (instantOf(act) ?? 0) <= at)
  const acts: Act[] = [...kept, { when: { at: formatDuration(at) }, do: action }]
  const isInPast = at < seenUntil || kept.length < branch.acts.length
  if (!isInPast) return replaceBranch(scene, { ...branch, acts })
  const id = `b${scene.nextBranch}`
  const forked: Branch = { id, parent: branch.id, forkedAt: at, begunBy: action, acts }
  return {
    ...scene,
    branches: [...scene.branches, forked],
    current: id,
    nextBranch: scene.nextBranch + 1,
  }
}

function replaceBranch(scene: Scene, branch: Branch): Scene {
  const branches = scene.branches.map((old) => (old.id === branch.id ? branch : old))
  return { ...scene, branches }
}

/** Goes to another branch. Unchanged when there is none of that id. */
export function switchBranch(scene: Scene, id: string): Scene {
  return scene.branches.some((branch) => branch.id === id) ? { ...scene, current: id } : scene
}

/** The instant up to which two branches tell the same story: where the later of the two leaves the other. */
export function sharedUntil(scene: Scene, one: string, other: string): Us {
  if (one === other) return Number.POSITIVE_INFINITY
  const ways = [one, other].map((id) => wayTo(scene, id))
  const [first, second] = ways as [readonly Branch[], readonly Branch[]]
  let common = 0
  while (first[common] !== undefined && first[common] === second[common]) common++
  const leaves = [first[common], second[common]].flatMap((branch) => branch?.forkedAt ?? [])
  return Math.min(...leaves)
}

/** Branches from the first one to this one. */
function wayTo(scene: Scene, id: string): readonly Branch[] {
  const branch = scene.branches.find((candidate) => candidate.id === id)
  if (branch === undefined) return []
  return branch.parent === null ? [branch] : [...wayTo(scene, branch.parent), branch]
}
