// What each member was handed and what it finished; what was done twice and what by nobody can be asked about.
import { memo } from 'react'
import type { MemberRecords } from '../../projection/GroupsModel.ts'
import { workWords as words } from '../../words/en/groupWork.ts'
import { classes } from '../kit/classes.ts'
import { sameContent } from '../kit/sameContent.ts'
import type { GroupsProps } from './GroupsProps.ts'
import { MemberChip } from './MemberChip.tsx'
import styles from './Records.module.css'

/** A row a member. */
export const Records = memo(function Records(
  props: Pick<GroupsProps, 'onGoal'> & { readonly records: readonly MemberRecords[] },
) {
  return (
    <table className={styles.records} aria-label={words.title}>
      <thead>
        <tr>
          <th scope="col">{words.member}</th>
          <th scope="col">{words.handed}</th>
          <th scope="col">{words.finished}</th>
          <th scope="col">{words.marks}</th>
        </tr>
      </thead>
      <tbody>
        {props.records.map(({ client, dress, handed, finished, marks, moreMarks }) => (
          <tr key={client}>
            <th scope="row">
              <MemberChip client={client} dress={dress} />
            </th>
            <td data-column={words.handed} title={handed.text}>
              {handed.text}
            </td>
            <td data-column={words.finished} title={finished.text}>
              {finished.text}
            </td>
            <td data-column={words.marks}>
              {marks.length === 0 ? words.none : null}
              {marks.map((mark) => (
                <button
                  key={mark.accessibleName}
                  type="button"
                  className={classes(styles.mark, styles[mark.kind])}
                  aria-label={mark.accessibleName}
                  title={mark.accessibleName}
                  onClick={() => props.onGoal(mark)}
                >
                  {mark.text}
                </button>
              ))}
              {moreMarks}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}, sameContent)
