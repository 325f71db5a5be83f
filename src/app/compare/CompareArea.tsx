// The page of two runs, wired.
import { clockText } from '../../projection/clock.ts'
import type { SideName } from '../../projection/compare/CompareModel.ts'
import { Compare } from '../../views/compare/Compare.tsx'
import { Loading } from '../../views/compare/Loading.tsx'
import { Button } from '../../views/kit/Button.tsx'
import { compareWords as words } from '../../words/en/compare.ts'
import styles from '../App.module.css'
import { Broken } from '../Boundary.tsx'
import { useIsNarrow } from '../parts/usePage.ts'
import { useShell } from '../ShellContext.ts'
import { endComparison } from './compareDeeds.ts'
import { HalfStage } from './HalfStage.tsx'
import { type Compared, useCompared } from './useCompared.ts'

/** Below this width two stages are too narrow to be read. */
const TWO_FROM_PX = 1_000

/** Both runs, or what is still waited for. */
export function CompareArea() {
  const shell = useShell()
  const compared = useCompared()
  const isNarrow = useIsNarrow(TWO_FROM_PX)
  if (compared === null) return <Loading text={words.loading()} share={0} />
  if (compared.pair.right === null) {
    return (
      <div className={styles.broken}>
        <p>{words.nothing()}</p>
        <Button onPress={() => endComparison(shell)}>{words.leave()}</Button>
      </div>
    )
  }
  return (
    <Compare
      model={compared.model}
      left={<HalfArea compared={compared} name="left" />}
      right={<HalfArea compared={compared} name="right" />}
      isNarrow={isNarrow}
    />
  )
}

interface HalfAreaProps {
  readonly compared: Compared
  readonly name: SideName
}

function HalfArea({ compared, name }: HalfAreaProps) {
  const shell = useShell()
  const side = compared.pair[name]
  const run = compared[name]
  if (side === null) return null
  if (side.fault !== undefined) {
    return (
      <Broken
        part={compared.model[name].heading}
        fault={side.fault}
        onAgain={() => endComparison(shell)}
      />
    )
  }
  if (run !== null) return <HalfStage run={run} side={side} name={name} />
  const { at } = shell.store.getState().cursor
  const { reachedAt } = side.history
  const text = words.runningTo(clockText(at), clockText(reachedAt))
  return <Loading text={text} share={at === 0 ? 1 : reachedAt / at} />
}
