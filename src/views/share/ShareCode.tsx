// The link as a QR code, dark on light in both themes: many readers know no other.
import { Download } from 'lucide-react'
import { useMemo } from 'react'
import { QR_MAX_BYTES, type QrCode, qrCode, qrPath } from '../../projection/qrCode.ts'
import { shareWords } from '../../words/en/share.ts'
import dialogs from '../dialogs/Dialogs.module.css'
import { Button } from '../kit/Button.tsx'
import styles from './Share.module.css'
import { NoLink } from './ShareLink.tsx'
import type { WayProps } from './ShareProps.ts'

const useCode = (link: string | undefined) =>
  useMemo(() => (link === undefined ? undefined : qrCode(link)), [link])

export function CodeButtons({ link, onSaveCode }: WayProps) {
  const code = useCode(link)
  return (
    <Button
      look="primary"
      icon={<Download size={16} aria-hidden="true" />}
      locked={code === undefined ? whyNone(link) : undefined}
      onPress={() => code !== undefined && onSaveCode(codeDocument(code))}
    >
      {shareWords.saveCode()}
    </Button>
  )
}

export function CodeBody({ link, problem, moment }: WayProps) {
  const code = useCode(link)
  if (problem !== undefined) return <NoLink problem={problem} />
  if (link === undefined || code === undefined) {
    return (
      <p className={dialogs.change} role="status">
        {whyNone(link)}
      </p>
    )
  }
  return (
    <figure className={styles.figure}>
      <Drawing code={code} name={shareWords.codeName(link)} />
      <figcaption className={dialogs.hint}>
        {moment} {shareWords.codeAbout(code.version, code.level)} {shareWords.asSet()}
      </figcaption>
    </figure>
  )
}

function whyNone(link: string | undefined): string {
  if (link === undefined) return shareWords.making()
  return shareWords.codeTooLong(new TextEncoder().encode(link).length, QR_MAX_BYTES)
}

function Drawing({ code, name }: { readonly code: QrCode; readonly name: string }) {
  const side = code.modules.length
  return (
    <svg
      className={styles.code}
      viewBox={`0 0 ${side} ${side}`}
      shapeRendering="crispEdges"
      role="img"
      aria-label={name}
    >
      <rect width={side} height={side} className={styles.light} />
      <path d={qrPath(code)} className={styles.dark} />
    </svg>
  )
}

/** The code as a file that stands alone. */
function codeDocument(code: QrCode): string {
  const side = code.modules.length
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" width="${side * 8}" height="${side * 8}" shape-rendering="crispEdges">`,
    `<rect width="${side}" height="${side}" fill="#fff"/>`,
    `<path d="${qrPath(code)}" fill="#000"/></svg>`,
  ].join('')
}
