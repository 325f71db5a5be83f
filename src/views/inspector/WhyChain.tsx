// Causes, newest first, numbered; the same numbers stand on the stage.
import type { WhyLink, WhyModel } from '../../projection/InspectorModel.ts'
import { inspectorWords as words } from '../../words/en/inspector.ts'
import { Chip } from '../kit/Chip.tsx'
import { classes } from '../kit/classes.ts'
import styles from './WhyChain.module.css'

interface WhyChainProps {
  readonly why: WhyModel
  readonly spotlight: number | null
  readonly onSpotlight: (number: number | null) => void
  readonly onGo: (at: number, event: number) => void
}

/** The question and its links. */
export function WhyChain(props: WhyChainProps) {
  return (
    <section className={styles.why} data-answer="">
      <h3 className={styles.question}>{props.why.question}</h3>
      <ol className={styles.links}>
        {props.why.links.map((link) => (
          <li key={link.number}>
            <Link link={link} {...props} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function Link(props: WhyChainProps & { readonly link: WhyLink }) {
  const { link, spotlight } = props
  return (
    <button
      type="button"
      className={classes(
        styles.link,
        spotlight !== null && spotlight !== link.number && styles.dimmed,
      )}
      title={words.goThere(link.time)}
      onClick={() => props.onGo(link.at, link.event)}
      onPointerEnter={() => props.onSpotlight(link.number)}
      onPointerLeave={() => props.onSpotlight(null)}
      onFocus={() => props.onSpotlight(link.number)}
      onBlur={() => props.onSpotlight(null)}
    >
      <span className={classes(styles.number, link.last && styles.last)}>{link.number}</span>
      <span className={styles.words}>
        <span className={styles.sentence}>{link.sentence}</span>
        <span className={styles.facts}>
          <span>{link.time}</span>
          <span>{link.where}</span>
          {link.config === null ? null : <Chip mono>{link.config}</Chip>}
        </span>
      </span>
    </button>
  )
}
