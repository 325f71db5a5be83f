// Files can be dropped anywhere on the page.
import { useEffect, useState } from 'react'
import { dragWords } from '../../words/en/drag.ts'
import styles from '../App.module.css'
import type { Shell } from '../Shell.ts'
import { useShell } from '../ShellContext.ts'
import { isLocked } from '../session/createSession.ts'

async function take(shell: Shell, file: File): Promise<void> {
  const { takeFile } = await import('../open/dropped.ts')
  const taken = await takeFile(shell, file)
  if (taken !== undefined) shell.desk.setState({ dialog: { name: 'drop', file: taken } })
}

/** The sign that a file may be dropped, while one hangs over the page. */
export function DropArea() {
  const shell = useShell()
  const [isOver, setIsOver] = useState(false)
  useEffect(() => {
    const isAllowed = (event: DragEvent) =>
      event.dataTransfer?.types.includes('Files') === true &&
      !isLocked(shell.store.getState(), 'Open')
    const over = (event: DragEvent) => {
      if (!isAllowed(event)) return
      event.preventDefault()
      setIsOver(true)
    }
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setIsOver(false)
    }
    const drop = (event: DragEvent) => {
      setIsOver(false)
      const [file] = event.dataTransfer?.files ?? []
      if (file === undefined || !isAllowed(event)) return
      event.preventDefault()
      shell.playback.pause()
      void take(shell, file)
    }
    addEventListener('dragover', over)
    addEventListener('dragleave', leave)
    addEventListener('drop', drop)
    return () => {
      removeEventListener('dragover', over)
      removeEventListener('dragleave', leave)
      removeEventListener('drop', drop)
    }
  }, [shell])
  if (!isOver) return null
  return (
    <div className={styles.drop}>
      <p className={styles.dropTitle}>{dragWords.target()}</p>
      <p className={styles.dropHint}>{dragWords.hint()}</p>
    </div>
  )
}
