// A switch chooses a way to see something.
import styles from './Switch.module.css'
import { type ChoicesProps, useChoices } from './useChoices.ts'

/** One of a few ways, all in sight. */
export function Switch<T extends string>(props: ChoicesProps<T>) {
  const { row, button } = useChoices(props)
  return (
    <div {...row} role="radiogroup" className={styles.switch}>
      {props.choices.map((choice) => (
        // biome-ignore lint/a11y/useSemanticElements: a native radio cannot be drawn as a segment with its own focus ring
        <button
          {...button(choice)}
          key={choice.id}
          type="button"
          role="radio"
          aria-checked={choice.id === props.value}
          className={styles.option}
        />
      ))}
    </div>
  )
}
