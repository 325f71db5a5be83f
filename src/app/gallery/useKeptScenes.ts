// The person's own scenes, and what has just been done to them; a browser that keeps nothing says so.
import { useEffect, useState } from 'react'
import { galleryWords as words } from '../../words/en/gallery.ts'
import { noticeWords } from '../../words/en/notices.ts'
import { browserKeep } from '../keep/browserKeep.ts'
import { createSaves, type KeptScene } from '../keep/saves.ts'
import { saveFile } from '../open/saveFile.ts'
import { encodeFile } from '../open/sharing.ts'
import { useShell } from '../ShellContext.ts'
import { sceneNow } from '../sceneDeeds.ts'

const saves = createSaves(browserKeep)

interface Said {
  readonly text: string
  readonly onUndo?: () => void
}

/** Own scenes and the deeds on them. */
export function useKeptScenes() {
  const shell = useShell()
  const [own, setOwn] = useState<readonly KeptScene[]>([])
  const [said, setSaid] = useState<Said | null>(null)
  useEffect(() => {
    saves.all().then(setOwn, () => setSaid({ text: words.refused() }))
  }, [])
  const settle = (change: Promise<readonly KeptScene[]>, then: Said | null) =>
    change.then(
      (scenes) => {
        setOwn(scenes)
        setSaid(then)
      },
      () => setSaid({ text: words.refused() }),
    )
  return {
    own,
    said,
    keep() {
      const scenario = sceneNow(shell)
      return settle(saves.add(scenario.title, encodeFile(scenario)), {
        text: words.kept(scenario.title),
      })
    },
    rename: (kept: KeptScene, name: string) => settle(saves.rename(kept.id, name), null),
    exportIt(kept: KeptScene) {
      const file = `${kept.name.replace(/[^\w-]+/g, '-').toLowerCase()}.kafkascope.json`
      saveFile(file, kept.text)
      setSaid({ text: noticeWords.saved(file) })
    },
    remove(kept: KeptScene) {
      const place = own.findIndex(({ id }) => id === kept.id)
      return settle(saves.remove(kept.id), {
        text: words.removed(kept.name),
        onUndo: () => void settle(saves.putBack(kept, place), null),
      })
    },
  }
}
