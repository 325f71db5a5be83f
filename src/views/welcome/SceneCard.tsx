// What an opened scene is about: its aim, one act to try, one to break, and the scenes that come next. It lies over the view's
// empty corner, takes no focus and goes away with the first act.
import { X, Zap } from 'lucide-react'
import { welcomeWords as words } from '../../words/en/welcome.ts'
import { IconButton } from '../kit/Button.tsx'
import styles from './Welcome.module.css'

export interface Offer {
  readonly label: string
  readonly onPress: () => void
  /** Why it cannot be pressed. */
  readonly locked?: string | undefined
}

export interface SceneCardProps {
  readonly title: string
  readonly aim: string
  readonly toTry: Offer
  readonly toBreak: Offer
  /** Other scenes, one press away. */
  readonly more: readonly Offer[]
  readonly all: Offer
  readonly onClose: () => void
}

/** The card of a scene that has just been opened. */
export function SceneCard(props: SceneCardProps) {
  const { toTry, toBreak } = props
  return (
    <section className={styles.card} aria-label={words.region()}>
      <div className={styles.head}>
        <h2 className={styles.title}>{props.title}</h2>
        <IconButton
          name={words.close()}
          icon={<X size={16} aria-hidden="true" />}
          onPress={props.onClose}
        />
      </div>
      <p className={styles.aim}>{props.aim}</p>
      <div className={styles.acts}>
        <ActOffer kind={words.toTry()} name={words.tryIt(toTry.label)} offer={toTry} />
        <ActOffer kind={words.toBreak()} name={words.breakIt(toBreak.label)} offer={toBreak} />
      </div>
      <div className={styles.others}>
        <h3 className={styles.label}>{words.more()}</h3>
        <button
          type="button"
          className={styles.all}
          aria-disabled={props.all.locked === undefined ? undefined : true}
          title={props.all.locked}
          onClick={() => props.all.locked === undefined && props.all.onPress()}
        >
          {props.all.label}
        </button>
      </div>
      <ul className={styles.more}>
        {props.more.map(({ label, onPress, locked }) => (
          <li key={label}>
            <button
              type="button"
              className={styles.scene}
              aria-disabled={locked === undefined ? undefined : true}
              title={locked}
              onClick={() => locked === undefined && onPress()}
            >
              {label}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

interface ActOfferProps {
  readonly kind: string
  readonly name: string
  readonly offer: Offer
}

function ActOffer({ kind, name, offer }: ActOfferProps) {
  const { locked, label, onPress } = offer
  return (
    <button
      type="button"
      className={styles.act}
      aria-label={name}
      aria-disabled={locked === undefined ? undefined : true}
      title={locked}
      onClick={() => locked === undefined && onPress()}
    >
      <Zap size={14} aria-hidden="true" />
      <span className={styles.kind}>{kind}</span>
      <span className={styles.name}>{label}</span>
    </button>
  )
}
