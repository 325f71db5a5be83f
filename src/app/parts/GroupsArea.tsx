// The view Groups, wired.
import { useMemo, useRef } from 'react'
import type { Goal } from '../../projection/GroupsModel.ts'
import { groupsOf } from '../../projection/groups/readGroup.ts'
import { projectGroups } from '../../projection/groups.ts'
import { Groups } from '../../views/groups/Groups.tsx'
import { useDesk, useSession, useShell } from '../ShellContext.ts'
import { measured } from '../session/createDesk.ts'
import { type GroupsWindow, groupsWindow } from './groupsWindow.ts'
import type { RunNow } from './useRun.ts'
import { useGo, useSelect } from './useSelect.ts'

/** Who reads what over time. */
export function GroupsArea({ run }: { readonly run: RunNow }) {
  const { desk } = useShell()
  const selection = useSession((state) => state.selected)
  const wanted = useDesk((state) => state.shownGroup)
  const size = useDesk((state) => state.sizes.groups)
  const go = useGo()
  const select = useSelect()
  const kept = useRef<GroupsWindow[]>([])
  const { serial, history, cursor, state } = run
  // biome-ignore lint/correctness/useExhaustiveDependencies: the serial stands for the state, which is the same object each time
  const model = useMemo(() => {
    const groups = groupsOf(state)
    const shown = groups.includes(wanted) ? wanted : (groups[0] ?? '')
    const window = shown === '' ? null : groupsWindow(history, shown, cursor, kept.current)
    const reading = window?.reading ?? null
    return projectGroups({ groups, shown, reading, state, at: cursor.at, size, selection })
  }, [serial, history, size, selection, wanted])
  return (
    <Groups
      model={model}
      onShow={(group) => desk.setState({ shownGroup: group })}
      onGoal={({ select: id, at, event }: Goal) => {
        if (id !== null) select(id)
        if (event > 0) go(at, event)
      }}
      onSize={(px) => measured(desk, 'groups', px)}
    />
  )
}
