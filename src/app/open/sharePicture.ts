// The picture of the open view, wired: where it is on the page, what stands round it, and where it goes.
import { clockText } from '../../projection/clock.ts'
import { panelId } from '../../views/kit/Tabs.tsx'
import { type Picture, takePicture } from '../../views/picture/takePicture.ts'
import { toPng } from '../../views/picture/toPng.ts'
import type { PictureFormat } from '../../views/share/ShareProps.ts'
import { shareWords } from '../../words/en/share.ts'
import type { Shell } from '../Shell.ts'
import { copyPng, copyText } from './clipboard.ts'
import { saveFile } from './saveFile.ts'

/** The open view as it is drawn now; a stage is taken whole, also what is scrolled out of sight. */
export function pictureNow(
  { store }: Shell,
  headline: string,
  link: string | undefined,
): Promise<Picture> {
  const { view, scene, cursor } = store.getState()
  const panel = document.getElementById(panelId(view))
  if (panel === null) return Promise.reject(new Error('no view is open'))
  const stages = panel.querySelectorAll<HTMLElement>('[data-picture="scene"]')
  const [root = panel] = stages.length === 1 ? stages : []
  return takePicture(root, {
    title: scene.base.title,
    moment: shareWords.at(clockText(cursor.at)),
    headline,
    committed: shareWords.committed(),
    uncommitted: shareWords.uncommitted(),
    notServing: shareWords.notServing(),
    link,
  })
}

/** To the clipboard; where the browser refuses, into a file. True when it was copied. */
export async function copyPicture(
  shell: Shell,
  picture: Picture,
  format: PictureFormat,
): Promise<boolean> {
  const isCopied = format === 'svg' ? await copyText(picture.svg) : await copyPng(toPng(picture))
  if (!isCopied) await savePicture(shell, picture, format)
  return isCopied
}

/** As a file named after the scene. */
export async function savePicture(
  { store }: Shell,
  picture: Picture,
  format: PictureFormat,
): Promise<void> {
  const name = `${store.getState().scene.base.id}.${format}`
  if (format === 'svg') saveFile(name, picture.svg, 'image/svg+xml')
  else saveFile(name, await toPng(picture), 'image/png')
}
