// The view Events, wired.
import { useMemo, useRef } from 'react'
import { projectEvents } from '../../projection/events.ts'
import { Events } from '../../views/events/Events.tsx'
import { follow } from '../follow.ts'
import { useDesk, useShell } from '../ShellContext.ts'
import { type EventsWindow, eventsWindow } from './eventsWindow.ts'
import type { RunNow } from './useRun.ts'
import { useGo } from './useSelect.ts'

/** The run in sentences. */
export function EventsArea({ run }: { readonly run: RunNow }) {
  const shell = useShell()
  const { desk } = shell
  const filter = useDesk((state) => state.filter)
  const go = useGo()
  const held = useRef<EventsWindow | null>(null)
  const { serial, history, cursor, state, read } = run
  // biome-ignore lint/correctness/useExhaustiveDependencies: the serial stands for the state, which is the same object each time
  const model = useMemo(() => {
    held.current = eventsWindow(history, cursor.at, held.current)
    const { events, memory } = held.current
    const context = { state: history.stateAt(cursor), read, memory }
    return projectEvents({ events, at: cursor.at, n: state.n, filter, context })
  }, [serial, history, filter])
  return (
    <Events
      model={model}
      filter={filter}
      onFilter={(chosen) => desk.setState({ filter: chosen })}
      onGo={go}
      onFollow={(way) => void follow(shell, way)}
    />
  )
}
