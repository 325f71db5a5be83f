// The view Logs, wired.
import { useMemo } from 'react'
import { cutsAhead } from '../../projection/cutsAhead.ts'
import { projectLogs } from '../../projection/logs.ts'
import { Logs } from '../../views/logs/Logs.tsx'
import { actTitles } from '../../words/en/act.ts'
import { controls } from '../../words/en/app.ts'
import { useDesk, useSession, useShell } from '../ShellContext.ts'
import { measured } from '../session/createDesk.ts'
import { isLocked } from '../session/createSession.ts'
import { useEased } from './useEased.ts'
import type { RunNow } from './useRun.ts'
import { useSelect } from './useSelect.ts'

/** Every log at reading distance. */
export function LogsArea({ run }: { readonly run: RunNow }) {
  const { desk } = useShell()
  const selection = useSession((state) => state.selected)
  const { colourBy, shownLog, scrolled } = useDesk((state) => state)
  const size = useDesk((state) => state.sizes.logs)
  const onSelect = useSelect()
  const { serial, history, state, read } = run
  const eased = useEased()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the serial stands for the state, which is the same object each time
  const model = useMemo(
    () =>
      projectLogs({
        state,
        read,
        size,
        selection,
        colourBy,
        shown: shownLog,
        from: scrolled,
        cuts: cutsAhead(state, history.milestones),
      }),
    [serial, history, size, selection, colourBy, shownLog, scrolled],
  )
  const locked = useSession((session) => isLocked(session, controls.act))
  return (
    <Logs
      model={model}
      eased={eased}
      onSelect={onSelect}
      onShow={(partition) => desk.setState({ shownLog: partition })}
      onColourBy={(chosen) => desk.setState({ colourBy: chosen })}
      onScroll={(partition, from) =>
        desk.setState((before) => ({ scrolled: scrolledTo(before.scrolled, partition, from) }))
      }
      produce={
        locked
          ? undefined
          : {
              name: actTitles.produceRecords.name,
              onPress: () => desk.setState({ dialog: { name: 'act', type: 'produceRecords' } }),
            }
      }
      onSize={(size) => measured(desk, 'logs', size)}
    />
  )
}

function scrolledTo(
  scrolled: Readonly<Record<string, number>>,
  partition: string,
  from: number | null,
): Readonly<Record<string, number>> {
  const others = Object.entries(scrolled).filter(([name]) => name !== partition)
  return Object.fromEntries(from === null ? others : [...others, [partition, from]])
}
