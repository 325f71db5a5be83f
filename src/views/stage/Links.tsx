// The ways between boxes, under everything else.
import { memo } from 'react'
import type { StageModel } from '../../projection/StageModel.ts'
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
        .map((link) => {
          const middle = link.points[Math.floor(link.points.length / 2)]
          if (middle === undefined) return null
          return (
            <path
              key={link.id}
              className={styles.cross}
              d={`M${middle.x - 5},${middle.y - 5}l10,10m0,-10l-10,10`}
            />
          )
        })}
      {drawn.map((link) => {
        const middle = link.points[Math.floor(link.points.length / 2)]
        if (link.label === '' || middle === undefined) return null
        return (
          <text key={link.id} className={styles.slow} x={middle.x} y={middle.y - 4}>
            {link.label}
          </text>
        )
      })}
    </svg>
  )
}, sameContent)

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
