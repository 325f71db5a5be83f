// The frame that shows a scene in somebody else's page: `?embed` before the link.
import type { EmbedSize } from '../../views/share/ShareProps.ts'
import { embedWords } from '../../words/en/share.ts'

const SIZES: { readonly [S in EmbedSize]: { readonly width: string; readonly height: number } } = {
  small: { width: '640', height: 480 },
  medium: { width: '960', height: 600 },
  wide: { width: '100%', height: 640 },
}

/** A link as the address of the frame. */
function embedAddress(link: string): string {
  const [page = '', fragment = ''] = link.split('#')
  return `${page.replace(/\?.*$/s, '')}?embed#${fragment}`
}

/** The HTML to paste. Whatever the title holds stays text. */
export function embedHtml(link: string, scene: string, size: EmbedSize): string {
  const { width, height } = SIZES[size]
  const src = asAttribute(embedAddress(link))
  const title = asAttribute(embedWords.title(scene))
  return `<iframe src="${src}" title="${title}" width="${width}" height="${height}" loading="lazy" style="border: 0; max-width: 100%"></iframe>`
}

function asAttribute(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
}
