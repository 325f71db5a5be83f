// DescribeQuorum: who leads, how far the epoch went on, who lags.
import type { Json, JsonObject } from '../json.ts'
import { isObject } from '../json.ts'
import type { StepLooks } from './compareSteps.ts'
import { fieldOf, namesOf } from './compareSteps.ts'
import { type Judge, judge, judgeExact, judgeSet } from './Judge.ts'

type Field = 'quorum' | 'result'

export function compareQuorum(to: Judge, looks: StepLooks, path: string, field: Field): void {
  const was = looks.runs.map((run) => run[field])
  const is = looks.seeds[0]?.[field]
  if (!isObject(is) || 'error' in is || was.every((each) => fieldOf(each, 'error') !== undefined)) {
    judgeExact(
      to,
      `${path}.error`,
      was.map((each) => noAnswer(each)),
      noAnswer(is),
    )
    return
  }
  compareLeader(to, looks, path, field, was, is)
  const epochs = looks.allRuns.map((run) => epochsAt(run, looks.index, field))
  const epoch = epochsAt(looks.allSeeds[0] ?? [], looks.index, field)
  const moved = epochs.map((each) => each > 0)
  judgeExact(to, `${path}.epoch (grown)`, moved, epoch > 0)
  const lags = was.map((each) => fieldOf(each, 'votersLagRecords'))
  for (const voter of namesOf([...lags, is.votersLagRecords]))
    judgeExact(
      to,
      `${path}.votersLagRecords.${voter}`,
      lags.map((each) => lagShape(fieldOf(each, voter))),
      lagShape(fieldOf(is.votersLagRecords, voter)),
    )
  judgeSet(
    to,
    `${path}.observers`,
    was.map((each) => fieldOf(each, 'observers')),
    is.observers,
  )
}

/** Which of two ways of giving up came first is the machine's. */
function noAnswer(value: Json | undefined): Json | undefined {
  return fieldOf(value, 'error') === undefined ? undefined : 'no answer'
}

/** 0, not 0, or never fetched. */
function lagShape(lag: Json | undefined): Json | undefined {
  return typeof lag === 'number' && lag > 0 ? 'behind' : lag
}

/** How far the epoch is above that of the case's first look. */
function epochsAt(steps: readonly JsonObject[], index: number, field: Field): number {
  const first = steps.map((step) => step.quorum ?? ownEpoch(step)).find((look) => isEpoch(look))
  const now = fieldOf(steps[index]?.[field], 'epoch')
  return Number(now) - Number(fieldOf(first, 'epoch'))
}

function ownEpoch(step: JsonObject): Json | undefined {
  return fieldOf(step.result, 'votersLagRecords') === undefined ? undefined : step.result
}

function isEpoch(look: Json | undefined): boolean {
  return typeof fieldOf(look, 'epoch') === 'number'
}

function compareLeader(
  to: Judge,
  looks: StepLooks,
  path: string,
  field: Field,
  was: readonly (Json | undefined)[],
  is: JsonObject,
): void {
  const leaders = was.map((each) => fieldOf(each, 'leader'))
  const epochs = looks.allRuns.map((run) => epochsAt(run, looks.index, field))
  if (
    looks.facts.leaderIsGiven(
      looks.index,
      epochs.some((each) => each > 0),
    )
  ) {
    judgeExact(to, `${path}.leader`, leaders, is.leader)
    return
  }
  const isVoter = looks.facts.voters.includes(Number(is.leader))
  const down = looks.runs.flatMap((run) =>
    Object.entries(isObject(run.replicas) ? run.replicas : {}).flatMap(([, replicas]) =>
      Object.entries(isObject(replicas) ? replicas : {}).flatMap(([node, state]) =>
        state === 'down' || state === 'frozen' ? [Number(node)] : [],
      ),
    ),
  )
  const isLive = isVoter && !down.includes(Number(is.leader))
  judge(to, `${path}.leader`, leaders[0], is.leader, isLive ? null : 'no voter that lives')
}
