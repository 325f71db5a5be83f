// What stands in the bar's menus: loaded when one is first opened, or right after the first picture.
import { GitBranch, Info, Keyboard, Repeat, Search, Waves } from 'lucide-react'
import { clockText } from '../../projection/clock.ts'
import styles from '../../views/bar/Bar.module.css'
import { MenuRow } from '../../views/bar/MenuRow.tsx'
import { appWords, controls } from '../../words/en/app.ts'
import { keyWords } from '../../words/en/keys.ts'
import { menuWords } from '../../words/en/menus.ts'
import { transportWords } from '../../words/en/transport.ts'
import { branchName } from '../deedNames.ts'
import { toggleLoop } from '../deeds.ts'
import { useSession, useShell } from '../ShellContext.ts'
import { isLocked } from '../session/createSession.ts'
import { goToBranch } from '../timeDeeds.ts'
import { useTheme } from './theme.tsx'
import { useCompareDoing, useDoings, useGallery, usePresent, useShare } from './useDoings.tsx'

interface RowsProps {
  readonly close: () => void
}

/** What the wide bar shows as buttons. */
export function MoreRows({ close }: RowsProps) {
  const gallery = useGallery()
  const doings = useDoings()
  const compare = useCompareDoing()
  const share = useShare()
  const present = usePresent()
  return (
    <>
      {[gallery, share, compare, present, ...doings].map(({ name, icon, onPress, locked }) => (
        <MenuRow
          key={name}
          name={name}
          icon={icon}
          locked={locked}
          onPress={() => {
            close()
            onPress()
          }}
        />
      ))}
      <BranchRows close={close} />
      <div className={styles.rule} />
      <HelpRows close={close} />
    </>
  )
}

/** How the page shows the run. */
export function DisplayRows() {
  return (
    <>
      <div className={styles.rule} />
      <ThemeRow />
      <DetailRow />
      <LoopRow />
    </>
  )
}

function ThemeRow() {
  const { theme, icon, turn } = useTheme()
  return (
    <MenuRow name={appWords.theme()} note={appWords.themes[theme]} icon={icon} onPress={turn} />
  )
}

/** Whether the chatter of idle loops is drawn. */
function DetailRow() {
  const { store } = useShell()
  const detail = useSession((state) => state.detail)
  return (
    <MenuRow
      name={appWords.detail()}
      note={menuWords.details[detail]}
      icon={<Waves size={16} aria-hidden="true" />}
      onPress={() => store.getState().set({ detail: detail === 'all' ? 'usual' : 'all' })}
    />
  )
}

/** On a phone the loop has no place in the transport. */
function LoopRow() {
  const shell = useShell()
  const isOn = useSession((state) => state.loop !== null)
  const locked = useSession((state) => isLocked(state, controls.time))
  return (
    <MenuRow
      name={transportWords.loop}
      note={menuWords.loops[isOn ? 'on' : 'off']}
      icon={<Repeat size={16} aria-hidden="true" />}
      locked={locked ? appWords.lockedByLink() : undefined}
      onPress={() => toggleLoop(shell)}
    />
  )
}

/** All branches, once there is more than one. */
export function BranchRows({ close }: RowsProps) {
  const shell = useShell()
  const scene = useSession((state) => state.scene)
  if (scene.branches.length < 2) return null
  return (
    <>
      <p className={styles.menuTitle}>{appWords.branches()}</p>
      {scene.branches.map((branch) => (
        <MenuRow
          key={branch.id}
          name={branchName(branch, scene)}
          icon={<GitBranch size={16} aria-hidden="true" />}
          note={menuWords.branchFrom(clockText(branch.forkedAt))}
          current={branch.id === scene.current}
          onPress={() => {
            close()
            void goToBranch(shell, branch.id)
          }}
        />
      ))}
    </>
  )
}

/** Help: the keys, and what the page is. */
export function HelpRows({ close }: RowsProps) {
  const { desk } = useShell()
  const open = (name: 'about' | 'keys' | 'palette') => () => {
    close()
    desk.setState({ dialog: { name } })
  }
  return (
    <>
      <MenuRow
        name={keyWords.palette()}
        icon={<Search size={16} aria-hidden="true" />}
        note={'Ctrl K'}
        onPress={open('palette')}
      />
      <MenuRow
        name={menuWords.keys()}
        icon={<Keyboard size={16} aria-hidden="true" />}
        note={'?'}
        onPress={open('keys')}
      />
      <MenuRow
        name={appWords.about()}
        icon={<Info size={16} aria-hidden="true" />}
        onPress={open('about')}
      />
    </>
  )
}
