// The top bar: scene, undo, files, views, theme, help and sharing. On a narrow page the same names stand in two menus.
import { ChevronDown, CircleHelp, Ellipsis, GitBranch, Layers } from 'lucide-react'
import styles from '../../views/bar/Bar.module.css'
import { BarButton } from '../../views/bar/BarButton.tsx'
import { Logo } from '../../views/bar/Logo.tsx'
import { Menu } from '../../views/bar/Menu.tsx'
import { Button } from '../../views/kit/Button.tsx'
import { classes } from '../../views/kit/classes.ts'
import { Tabs } from '../../views/kit/Tabs.tsx'
import { appWords, viewNames } from '../../words/en/app.ts'
import { useSession, useShell } from '../ShellContext.ts'
import { viewsOf } from '../session/views.ts'
import { loadMenus } from './later.ts'
import { PromiseChip } from './PromiseChip.tsx'
import { ThemeButton } from './theme.tsx'
import {
  type Doing,
  useCompareDoing,
  useDoings,
  useGallery,
  usePresent,
  useShare,
} from './useDoings.tsx'
import { useLoaded } from './useLoaded.ts'
import { useIsNarrow } from './usePage.ts'

/** px below which the bar's buttons no longer stand beside the views. */
const TWO_MENUS = 720

interface RowsProps {
  /** What stands in the menus; null until it is loaded, right after the first picture. */
  readonly rows: Awaited<ReturnType<typeof loadMenus>> | null
}

/** Everything of the top bar. */
export function Bar() {
  const rows = useLoaded(loadMenus)
  return useIsNarrow(TWO_MENUS) ? <PhoneBar rows={rows} /> : <WideBar rows={rows} />
}

function WideBar({ rows }: RowsProps) {
  // Each half then has a verdict of its own.
  const isComparing = useSession((state) => state.compare !== null)
  const doings = useDoings()
  const compare = useCompareDoing()
  const present = usePresent()
  const share = useShare()
  return (
    <div className={styles.bar}>
      <div className={styles.side}>
        <div className={styles.logo}>
          <Logo />
          <span>{appWords.product()}</span>
        </div>
        <SceneButton />
        <BranchMenu rows={rows} />
        <span className={styles.gap} />
        {doings.map((doing) => (
          <DoingButton key={doing.name} doing={doing} />
        ))}
      </div>
      <ViewTabs />
      <div className={classes(styles.side, styles.end)}>
        {isComparing ? null : <PromiseChip />}
        <DoingButton doing={compare} />
        <DoingButton doing={present} />
        <ThemeButton />
        <HelpMenu rows={rows} />
        <Button icon={share.icon} onPress={share.onPress} locked={share.locked}>
          {share.name}
        </Button>
      </div>
    </div>
  )
}

function DoingButton({ doing }: { readonly doing: Doing }) {
  const { locked, tooltip, ...button } = doing
  return <BarButton {...button} tooltip={locked ?? tooltip} isLocked={locked !== undefined} />
}

function PhoneBar({ rows }: RowsProps) {
  return (
    <div className={styles.bar}>
      <div className={styles.side}>
        <div className={styles.logo}>
          <Logo />
        </div>
        <SceneButton />
      </div>
      <div className={classes(styles.side, styles.end)}>
        <Menu
          name={appWords.viewsMenu()}
          label={<Layers size={20} aria-hidden="true" />}
          align="right"
        >
          {() => (
            <>
              <div className={styles.menuTabs}>
                <ViewTabs />
              </div>
              {rows && <rows.DisplayRows />}
            </>
          )}
        </Menu>
        <Menu
          name={appWords.moreMenu()}
          label={<Ellipsis size={20} aria-hidden="true" />}
          align="right"
        >
          {(close) => rows && <rows.MoreRows close={close} />}
        </Menu>
      </div>
    </div>
  )
}

/** The open scene's name; all scenes lie behind it. */
function SceneButton() {
  const title = useSession((state) => state.scene.base.title)
  const { locked, onPress } = useGallery()
  return (
    <Button
      look="quiet"
      className={styles.sceneButton}
      name={appWords.scenarioMenu(title)}
      locked={locked}
      onPress={onPress}
    >
      <span className={styles.scene}>{title}</span>
      <ChevronDown size={16} aria-hidden="true" />
    </Button>
  )
}

function BranchMenu({ rows }: RowsProps) {
  const hasBranches = useSession((state) => state.scene.branches.length > 1)
  if (!hasBranches) return null
  return (
    <Menu name={appWords.branches()} label={<GitBranch size={16} aria-hidden="true" />}>
      {(close) => rows && <rows.BranchRows close={close} />}
    </Menu>
  )
}

function HelpMenu({ rows }: RowsProps) {
  return (
    <Menu name={appWords.help()} label={<CircleHelp size={16} aria-hidden="true" />} align="right">
      {(close) => rows && <rows.HelpRows close={close} />}
    </Menu>
  )
}

function ViewTabs() {
  const { store } = useShell()
  const view = useSession((state) => state.view)
  const views = useSession(viewsOf)
  return (
    <Tabs
      name={appWords.views()}
      choices={views.map((id) => ({ id, name: viewNames[id] }))}
      value={view}
      onChange={(next) => store.getState().set({ view: next, touched: true })}
    />
  )
}
