// How the page shows the run: theme, whether idle traffic is drawn, and whether a stretch plays over and over.
import { Moon, Repeat, Sun, SunMoon, Waves } from 'lucide-react'
import { BarButton } from '../../views/bar/BarButton.tsx'
import { MenuRow } from '../../views/bar/Menu.tsx'
import { appWords, controls } from '../../words/en/app.ts'
import { transportWords } from '../../words/en/timeline.ts'
import { toggleLoop } from '../deeds.ts'
import { useSession, useShell } from '../ShellContext.ts'
import { isLocked } from '../session/createSession.ts'
import type { Theme } from '../session/Session.ts'

const NEXT: Readonly<Record<Theme, Theme>> = { system: 'light', light: 'dark', dark: 'system' }
const ICONS = { system: SunMoon, light: Sun, dark: Moon } as const

function useTheme() {
  const { store } = useShell()
  const theme = useSession((state) => state.theme)
  const Icon = ICONS[theme]
  return {
    theme,
    next: NEXT[theme],
    icon: <Icon size={16} aria-hidden="true" />,
    turn: () => store.getState().set({ theme: NEXT[theme] }),
  }
}

/** One press goes to the next theme. */
export function ThemeButton() {
  const { theme, next, icon, turn } = useTheme()
  const name = appWords.themeNext(appWords.themes[theme], appWords.themes[next])
  return <BarButton name={appWords.theme()} tooltip={name} icon={icon} onPress={turn} />
}

/** The same in a menu. */
export function ThemeRow() {
  const { theme, icon, turn } = useTheme()
  return (
    <MenuRow name={appWords.theme()} note={appWords.themes[theme]} icon={icon} onPress={turn} />
  )
}

/** Whether the chatter of idle loops is drawn. */
export function DetailRow() {
  const { store } = useShell()
  const detail = useSession((state) => state.detail)
  return (
    <MenuRow
      name={appWords.detail()}
      note={appWords.details[detail]}
      icon={<Waves size={16} aria-hidden="true" />}
      onPress={() => store.getState().set({ detail: detail === 'all' ? 'usual' : 'all' })}
    />
  )
}

/** On a phone the loop has no place in the transport. */
export function LoopRow() {
  const shell = useShell()
  const isOn = useSession((state) => state.loop !== null)
  const locked = useSession((state) => isLocked(state, controls.time))
  return (
    <MenuRow
      name={transportWords.loop}
      note={appWords.loops[isOn ? 'on' : 'off']}
      icon={<Repeat size={16} aria-hidden="true" />}
      locked={locked ? appWords.lockedByLink() : undefined}
      onPress={() => toggleLoop(shell)}
    />
  )
}
