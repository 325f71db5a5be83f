// The keys of the page for a room: what clickers send, and what a hand finds in the dark. There they go before all others.
import type { Shell } from '../Shell.ts'
import type { Room } from '../session/createDesk.ts'
import { isLocked } from '../session/createSession.ts'

type Bindings = Readonly<Record<string, () => void>>

/** Bindings while the page is drawn for a room. */
export function presenterKeys({ store, desk, playback }: Shell): Bindings {
  const change = (of: (room: Room) => Partial<Room>) => () => {
    const { room } = desk.getState()
    desk.setState({ room: { ...room, ...of(room) } })
  }
  const milestone = (way: 'forward' | 'back') => () => {
    if (!isLocked(store.getState(), 'Time')) playback.step(way, 'milestone')
  }
  const spot = (lane: number) => change((room) => ({ spot: room.spot === lane ? null : lane }))
  const black = change((room) => ({ black: !room.black }))
  const leave = () => {
    if (desk.getState().room.black) black()
    else store.getState().set({ presenting: false })
  }
  const letters: Bindings = {
    b: black,
    h: change((room) => ({ hidden: !room.hidden })),
    s: change((room) => ({ spot: room.spot === null ? 0 : null })),
    p: leave,
    '.': black,
    '1': spot(0),
    '2': spot(1),
    '3': spot(2),
  }
  const named = [
    ['PageDown', milestone('forward')],
    ['PageUp', milestone('back')],
    ['Escape', leave],
  ]
  return { ...letters, ...Object.fromEntries(named) }
}
