// Lifecycles advance here and nowhere else: XState's own pure transition is asked once for each (state, event) and remembered.
// An event the state does not accept stops the run: XState alone would ignore it and hide the bug.
import { type AnyStateMachine, initialTransition, transition } from 'xstate'
import { assert } from '../../kafka/terms.ts'

const known = new WeakMap<AnyStateMachine, Map<string, string>>()
const taken = new Map<string, number>()

/** The state after an event. Throws, naming machine, state and event, where the machine has no such transition. */
export function advance<State extends string, Event extends string>(
  machine: AnyStateMachine,
  state: State,
  event: Event,
): State {
  let table = known.get(machine)
  if (!table) {
    table = new Map()
    known.set(machine, table)
  }
  const key = `${state} ${event}`
  let next = table.get(key)
  if (next === undefined) {
    next = ask(machine, state, event)
    table.set(key, next)
  }
  const name = `${machine.id}: ${key}`
  taken.set(name, (taken.get(name) ?? 0) + 1)
  return next as State
}

function ask(machine: AnyStateMachine, state: string, event: string): string {
  const [start] = initialTransition(machine)
  const snapshot = machine.resolveState({ value: state, context: start.context })
  assert(snapshot.can({ type: event }), `machine ${machine.id} takes no ${event} in ${state}`)
  const [next] = transition(machine, snapshot, { type: event })
  return String(next.value)
}

/** How often each transition was taken since the program started: `machine: state event` → count. For tests. */
export function takenTransitions(): ReadonlyMap<string, number> {
  return taken
}
