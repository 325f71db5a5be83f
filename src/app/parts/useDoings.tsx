// The buttons of the shell, by name: the bar draws them as icons, the phone's menu as lines.
import {
  FolderOpen,
  GitCompareArrows,
  LayoutGrid,
  Presentation,
  Redo2,
  RotateCcw,
  Save,
  Share2,
  Undo2,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { appWords, controls } from '../../words/en/app.ts'
import { toggleComparison } from '../compare/compareDeeds.ts'
import { save } from '../deeds.ts'
import { loadDeedNames, loadSceneDeeds } from '../later.ts'
import { useSession, useShell } from '../ShellContext.ts'
import { isLocked } from '../session/createSession.ts'
import { useLoaded } from './useLoaded.ts'

export interface Doing {
  readonly name: string
  readonly icon: ReactNode
  readonly onPress: () => void
  /** Why it cannot be pressed. */
  readonly locked: string | undefined
  /** What it would do, where the name does not say. */
  readonly tooltip?: string | undefined
  readonly shortcut?: string
}

const size = 16

/** Undo, Redo, Open, Save, Start over. */
export function useDoings(): readonly Doing[] {
  const shell = useShell()
  const session = shell.store.getState()
  const past = useSession((state) => state.past)
  const future = useSession((state) => state.future)
  // Locks come with the scene, and so do the names of what it consists of.
  const scene = useSession((state) => state.scene)
  const lock = (name: string) => (isLocked(session, name) ? appWords.lockedByLink() : undefined)
  const names = useLoaded(loadDeedNames)
  const lastDid = past.at(-1)?.did
  const nextDid = future.at(-1)?.did
  return [
    {
      name: controls.undo,
      icon: <Undo2 size={size} aria-hidden="true" />,
      onPress: session.undo,
      locked: lock(controls.undo) ?? (lastDid ? undefined : appWords.nothingToUndo()),
      tooltip: lastDid && appWords.undoIt(names?.deedName(lastDid, scene) ?? ''),
      shortcut: 'Control+Z',
    },
    {
      name: controls.redo,
      icon: <Redo2 size={size} aria-hidden="true" />,
      onPress: session.redo,
      locked: lock(controls.redo) ?? (nextDid ? undefined : appWords.nothingToRedo()),
      tooltip: nextDid && appWords.redoIt(names?.deedName(nextDid, scene) ?? ''),
      shortcut: 'Control+Shift+Z',
    },
    {
      name: controls.open,
      icon: <FolderOpen size={size} aria-hidden="true" />,
      onPress: () => shell.desk.setState({ dialog: { name: 'open' } }),
      locked: lock(controls.open),
    },
    {
      name: controls.save,
      icon: <Save size={size} aria-hidden="true" />,
      onPress: () => void save(shell),
      locked: lock(controls.save),
    },
    {
      name: controls.startOver,
      icon: <RotateCcw size={size} aria-hidden="true" />,
      onPress: () => void loadSceneDeeds().then(({ startOver }) => startOver(shell)),
      locked: lock(controls.startOver),
    },
  ]
}

/** Compare; pressed again, it ends. */
export function useCompareDoing(): Doing {
  const shell = useShell()
  return {
    name: controls.compare,
    icon: <GitCompareArrows size={size} aria-hidden="true" />,
    onPress: () => toggleComparison(shell),
    locked: undefined,
    shortcut: 'C',
  }
}

/** The page for a room. */
export function usePresent(): Doing {
  const { store } = useShell()
  return {
    name: controls.present,
    icon: <Presentation size={size} aria-hidden="true" />,
    onPress: () => store.getState().set({ presenting: true }),
    locked: undefined,
    shortcut: 'P',
  }
}

/** All scenes. */
export function useGallery(): Doing {
  const { desk } = useShell()
  const locked = useSession((state) => isLocked(state, controls.open))
  return {
    name: appWords.scenarios(),
    icon: <LayoutGrid size={size} aria-hidden="true" />,
    onPress: () => desk.setState({ dialog: { name: 'gallery' } }),
    locked: locked ? appWords.lockedByLink() : undefined,
  }
}

/** Share. */
export function useShare(): Doing {
  const shell = useShell()
  const locked = useSession((state) => isLocked(state, controls.share))
  return {
    name: controls.share,
    icon: <Share2 size={size} aria-hidden="true" />,
    onPress: () => {
      shell.playback.pause()
      shell.desk.setState({ dialog: { name: 'share' } })
    },
    locked: locked ? appWords.lockedByLink() : undefined,
  }
}
