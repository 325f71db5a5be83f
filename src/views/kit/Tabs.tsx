// Tabs choose a view.
import { classes } from './classes.ts'
import styles from './Tabs.module.css'
import { type ChoicesProps, useChoices } from './useChoices.ts'

/** The id a tab panel refers to with `aria-labelledby`. */
export const tabId = (id: string): string => `tab-${id}`
/** The id of the panel a tab opens. */
export const panelId = (id: string): string => `panel-${id}`

/** A tab list; the panel is the caller's, with `panelId` and `tabId`. */
export function Tabs<T extends string>(props: ChoicesProps<T> & { readonly className?: string }) {
  const { row, button } = useChoices(props)
  return (
    <div {...row} role="tablist" className={classes(styles.tabs, props.className)}>
      {props.choices.map((choice) => (
        <button
          {...button(choice)}
          key={choice.id}
          type="button"
          role="tab"
          id={tabId(choice.id)}
          aria-controls={panelId(choice.id)}
          aria-selected={choice.id === props.value}
          className={styles.tab}
        />
      ))}
    </div>
  )
}
