// The top bar: scene, undo, files, views, theme, help and sharing. On a narrow page the same names stand in two menus.
import { ChevronDown, CircleHelp, Ellipsis, GitBranch, Info, Keyboard, Layers } from 'lucide-react'
import { clockText } from '../../projection/clock.ts'
import styles from '../../views/bar/Bar.module.css'
import { BarButton } from '../../views/bar/BarButton.tsx'
import { Logo } from '../../views/bar/Logo.tsx'
import { Menu, MenuRow } from '../../views/bar/Menu.tsx'
import { Button } from '../../views/kit/Button.tsx'
import { classes } from '../../views/kit/classes.ts'
import { Tabs } from '../../views/kit/Tabs.tsx'
import { appWords, viewNames } from '../../words/en/app.ts'
import { branchName, goToBranch, openPreset } from '../deeds.ts'
import { loadPresets } from '../open/presets.ts'
import { useSession, useShell } from '../ShellContext.ts'
import { isLocked } from '../session/createSession.ts'
import { VIEW_NAMES } from '../session/Session.ts'
import { DetailRow, LoopRow, ThemeButton, ThemeRow } from './display.tsx'
import { PromiseChip } from './PromiseChip.tsx'
import { type Doing, useCompareDoing, useDoings, useShare } from './useDoings.tsx'
import { useLoaded } from './useLoaded.ts'
import { useIsNarrow } from './usePage.ts'

/** px below which the bar's buttons no longer stand beside the views. */
const TWO_MENUS = 720

/** Everything of the top bar. */
export function Bar() {
  return useIsNarrow(TWO_MENUS) ? <PhoneBar /> : <WideBar />
}

function WideBar() {
  // Each half then has a verdict of its own.
  const isComparing = useSession((state) => state.compare !== null)
  const doings = useDoings()
  const compare = useCompareDoing()
  const share = useShare()
  return (
    <div className={styles.bar}>
      <div className={styles.side}>
        <div className={styles.logo}>
          <Logo />
          <span>{appWords.product()}</span>
        </div>
        <SceneMenu />
        <span className={styles.gap} />
        {doings.map((doing) => (
          <DoingButton key={doing.name} doing={doing} />
        ))}
      </div>
      <ViewTabs />
      <div className={classes(styles.side, styles.end)}>
        {isComparing ? null : <PromiseChip />}
        <DoingButton doing={compare} />
        <ThemeButton />
        <HelpMenu />
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

function PhoneBar() {
  const title = useSession((state) => state.scene.base.title)
  return (
    <div className={styles.bar}>
      <div className={styles.side}>
        <div className={styles.logo}>
          <Logo />
        </div>
        <span className={styles.title}>{title}</span>
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
              <div className={styles.rule} />
              <ThemeRow />
              <DetailRow />
              <LoopRow />
            </>
          )}
        </Menu>
        <MoreMenu />
      </div>
    </div>
  )
}

function MoreMenu() {
  const doings = useDoings()
  const compare = useCompareDoing()
  const share = useShare()
  return (
    <Menu
      name={appWords.moreMenu()}
      label={<Ellipsis size={20} aria-hidden="true" />}
      align="right"
    >
      {(close) => (
        <>
          {[share, compare, ...doings].map(({ name, icon, onPress, locked }) => (
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
          <div className={styles.rule} />
          <SceneRows close={close} />
          <BranchRows close={close} />
          <div className={styles.rule} />
          <HelpRows close={close} />
        </>
      )}
    </Menu>
  )
}

function SceneMenu() {
  const title = useSession((state) => state.scene.base.title)
  return (
    <Menu
      name={appWords.scenarioMenu(title)}
      label={
        <>
          <span className={styles.scene}>{title}</span>
          <ChevronDown size={16} aria-hidden="true" />
        </>
      }
    >
      {(close) => (
        <>
          <SceneRows close={close} />
          <BranchRows close={close} />
        </>
      )}
    </Menu>
  )
}

function SceneRows({ close }: { readonly close: () => void }) {
  const shell = useShell()
  const current = useSession((state) => state.scene.base.id)
  const locked = useSession((state) =>
    isLocked(state, 'Open') ? appWords.lockedByLink() : undefined,
  )
  return useLoaded(loadPresets)?.map(({ scenario }) => (
    <MenuRow
      key={scenario.id}
      name={scenario.title}
      note={scenario.id === current ? appWords.openNow() : undefined}
      current={scenario.id === current}
      locked={scenario.id === current ? undefined : locked}
      onPress={() => {
        close()
        if (scenario.id !== current) openPreset(shell, scenario)
      }}
    />
  ))
}

/** All branches, once there is more than one. */
function BranchRows({ close }: { readonly close: () => void }) {
  const shell = useShell()
  const scene = useSession((state) => state.scene)
  if (scene.branches.length < 2) return null
  return (
    <>
      <div className={styles.rule} />
      <p className={styles.menuTitle}>{appWords.branches()}</p>
      {scene.branches.map((branch) => (
        <MenuRow
          key={branch.id}
          name={branchName(branch, scene)}
          icon={<GitBranch size={16} aria-hidden="true" />}
          note={appWords.branchFrom(clockText(branch.forkedAt))}
          current={branch.id === scene.current}
          onPress={() => {
            close()
            goToBranch(shell, branch.id)
          }}
        />
      ))}
    </>
  )
}

function HelpMenu() {
  return (
    <Menu name={appWords.help()} label={<CircleHelp size={16} aria-hidden="true" />} align="right">
      {(close) => <HelpRows close={close} />}
    </Menu>
  )
}

function HelpRows({ close }: { readonly close: () => void }) {
  const { desk } = useShell()
  const open = (name: 'about' | 'keys') => () => {
    close()
    desk.setState({ dialog: { name } })
  }
  return (
    <>
      <MenuRow
        name={appWords.keys()}
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

function ViewTabs() {
  const { store } = useShell()
  const view = useSession((state) => state.view)
  const views = useSession((state) => state.scene.base.open?.views) ?? VIEW_NAMES
  return (
    <Tabs
      name={appWords.views()}
      choices={views.map((id) => ({ id, name: viewNames[id] }))}
      value={view}
      onChange={(next) => store.getState().set({ view: next, touched: true })}
    />
  )
}
