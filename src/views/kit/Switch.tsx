// A switch chooses a way to see something. Arrow keys move, as the ARIA patterns ask.
import styles from './Switch.module.css'
import { type ChoicesProps, useArrows } from './Tabs.tsx'

/** One of a few ways, all in sight. */
export function Switch<T extends string>(props: ChoicesProps<T>) {
  const { row, onKeyDown } = useArrows(props)
  return (
    <div
      ref={row}
      role="radiogroup"
      aria-label={props.name}
      className={styles.switch}
      onKeyDown={onKeyDown}
    >
      {props.choices.map((choice) => (
        // biome-ignore lint/a11y/useSemanticElements: a native radio cannot be drawn as a segment with its own focus ring
        <button
          key={choice.id}
          type="button"
          role="radio"
          aria-checked={choice.id === props.value}
          tabIndex={choice.id === props.value ? 0 : -1}
          className={styles.option}
          onClick={() => props.onChange(choice.id)}
        >
          {choice.name}
        </button>
      ))}
    </div>
  )
}
