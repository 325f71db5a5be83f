// The gallery, wired: shelves, own scenes, and pictures that are drawn while one looks.
import { useEffect, useMemo, useState } from 'react'
import type { PictureModel } from '../../projection/picture.ts'
import { Gallery } from '../../views/gallery/Gallery.tsx'
import { noticeWords } from '../../words/en/notices.ts'
import { drawPictures } from '../gallery/drawPictures.ts'
import { allScenes, type GalleryScene, galleryAreas, shownScenes } from '../gallery/shownScenes.ts'
import { useKeptScenes } from '../gallery/useKeptScenes.ts'
import { openBrought } from '../open/openScenario.ts'
import { openFile } from '../open/sharing.ts'
import { pageStopwatch } from '../playback/Stopwatch.ts'
import type { Shell } from '../Shell.ts'
import { useSession, useShell } from '../ShellContext.ts'
import { openPreset } from '../sceneDeeds.ts'

/** The gallery behind the scene's name. */
export function GalleryPart({ onClose }: { readonly onClose: () => void }) {
  const shell = useShell()
  const openId = useSession((state) => state.scene.base.id)
  const [area, setArea] = useState('all')
  const [search, setSearch] = useState('')
  const kept = useKeptScenes()
  const scenes = useMemo(() => allScenes(kept.own), [kept.own])
  const pictures = usePictures(scenes)
  const sceneOf = (id: string) => scenes.find(({ card }) => card.id === id)
  const onKept = (deed: (scene: NonNullable<GalleryScene['kept']>) => void) => (id: string) => {
    const scene = sceneOf(id)?.kept
    if (scene !== undefined) deed(scene)
  }
  return (
    <Gallery
      areas={galleryAreas(scenes, search)}
      area={area}
      onArea={setArea}
      search={search}
      onSearch={setSearch}
      cards={shownScenes(scenes, area, search).map(({ card }) => ({
        ...card,
        isOpen: card.id === openId,
        picture: pictures.get(card.id) ?? null,
      }))}
      onOpen={(id) => {
        onClose()
        if (id !== openId) openIt(shell, sceneOf(id))
      }}
      onOpenFile={() => shell.desk.setState({ dialog: { name: 'open' } })}
      onKeep={() => {
        setArea('own')
        setSearch('')
        void kept.keep()
      }}
      onRename={(id, name) => onKept((scene) => void kept.rename(scene, name))(id)}
      onExport={onKept(kept.exportIt)}
      onRemove={onKept((scene) => void kept.remove(scene))}
      said={kept.said}
      onClose={onClose}
    />
  )
}

function openIt(shell: Shell, scene: GalleryScene | undefined): void {
  if (scene?.preset !== undefined) openPreset(shell, scene.preset)
  if (scene?.kept === undefined) return
  const opened = openFile(scene.kept.text)
  if ('trouble' in opened) {
    shell.playback.pause()
    shell.store.getState().set({ trouble: opened.trouble })
    return
  }
  void openBrought(shell, opened.scenario)
  shell.store.getState().notify({ kind: 'opened', text: noticeWords.opened(scene.kept.name) })
}

/** Pictures once drawn stay for as long as the page lives. */
const drawn = new Map<string, PictureModel>()

function usePictures(scenes: readonly GalleryScene[]): ReadonlyMap<string, PictureModel> {
  const { files } = useShell()
  const [, setCount] = useState(drawn.size)
  useEffect(() => {
    const missing = scenes.flatMap(({ sight }) => (sight && !drawn.has(sight.id) ? sight : []))
    return drawPictures(missing, {
      stopwatch: pageStopwatch,
      files,
      onDrawn(id, picture) {
        drawn.set(id, picture)
        setCount(drawn.size)
      },
    })
  }, [scenes, files])
  return drawn
}
