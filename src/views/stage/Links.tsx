// The ways between boxes, under everything else.
import { memo } from 'react'
import { along } from '../../projection/links.ts'
import type { LinkModel, StageModel } from '../../projection/StageModel.ts'
import { classes } from '../kit/classes.ts'
import { sameContent } from '../kit/sameContent.ts'
import styles from './Links.module.css'

type LinksProps = Pick<StageModel, 'links' | 'spine' | 'width' | 'height'>

/** Links and a phone's spine. */
export const Links = memo(function Links(props: LinksProps) {
  const { spine } = props
  const drawn = props.links.filter((link) => link.path !== '')
  return (
    <svg className={styles.links} width={props.width} height={props.height} aria-hidden="true">
      {spine === null ? null : (
        <line className={styles.link} x1={spine.x} x2={spine.x} y1={spine.from} y2={spine.to} />
      )}
      {drawn.map((link) => (
        <path
          key={link.id}
          d={link.path}
          className={classes(styles.link, styles[link.look], styles[link.kind])}
        />
      ))}
      {drawn
        .filter((link) => link.look === 'cut')
        .map((link) => (
          <Cut key={link.id} link={link} />
        ))}
      {drawn.map((link) => {
        if (link.label === '') return null
        const middle = along(link, 0.5)
        return (
          <text key={link.id} className={styles.slow} x={middle.x} y={middle.y - 4}>
            {link.label}
          </text>
        )
      })}
    </svg>
  )
}, sameContent)

/**
 * Where nothing gets through, a cross; where one direction does, a bar across the link, and beyond it the arrow of what still
 * comes.
 */
function Cut({ link }: { readonly link: LinkModel }) {
  // What is held back stands in the middle: the bar is where what still comes sets out.
  const { x, y, angle } = along(link, link.open === null ? 0.5 : link.open === 'to' ? 0.2 : 0.8)
  if (link.open === null) {
    return <path className={styles.cross} d={`M${x - 5},${y - 5}l10,10m0,-10l-10,10`} />
  }
  const degrees = (angle * 180) / Math.PI + (link.open === 'to' ? 0 : 180)
  return (
    <g transform={`translate(${x} ${y}) rotate(${degrees})`}>
      <path className={styles.cross} d="M-7,-7v14" />
      <path className={styles.through} d="M0,0h11m-5,-5l5,5l-5,5" />
    </g>
  )
}

/** The rings where links end, on top of the boxes' edges. */
export const Ports = memo(function Ports(props: Pick<StageModel, 'ports' | 'width' | 'height'>) {
  return (
    <svg className={styles.links} width={props.width} height={props.height} aria-hidden="true">
      {props.ports.map((port) => (
        <circle key={`${port.x} ${port.y}`} className={styles.port} cx={port.x} cy={port.y} r={3} />
      ))}
    </svg>
  )
}, sameContent)
