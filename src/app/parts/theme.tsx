// The theme: as the system has it, dark or light.
import { Moon, Sun, SunMoon } from 'lucide-react'
import { BarButton } from '../../views/bar/BarButton.tsx'
import { appWords } from '../../words/en/app.ts'
import { useSession, useShell } from '../ShellContext.ts'
import type { Theme } from '../session/Session.ts'

const NEXT: Readonly<Record<Theme, Theme>> = { system: 'light', light: 'dark', dark: 'system' }
const ICONS = { system: SunMoon, light: Sun, dark: Moon } as const

/** The theme, and the way to the next. */
export function useTheme() {
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
