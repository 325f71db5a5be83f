// A member by its name, in its colour and pattern.
import type { MemberDress } from '../../projection/GroupsModel.ts'
import { keyClass } from '../kit/Cell.tsx'
import { classes } from '../kit/classes.ts'
import styles from './MemberChip.module.css'
import patterns from './patterns.module.css'

/** As wide as its name, up to `--chip-width`. */
export function MemberChip(props: { readonly client: string; readonly dress: MemberDress }) {
  const { client, dress } = props
  return (
    <span className={classes(styles.chip, keyClass(dress.colour))}>
      <span className={classes(styles.pattern, patterns[`pattern${dress.pattern}`])} />
      <span className={styles.name}>{client}</span>
    </span>
  )
}
