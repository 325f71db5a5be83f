// Votes as dots.
import type { VoterModel } from '../../projection/StageModel.ts'
import styles from './Quorum.module.css'

/** Votes won are filled, votes missing hollow, votes refused struck out. */
export function Votes({ votes }: { readonly votes: NonNullable<VoterModel['votes']> }) {
  const dots = [
    ...Array<'yes'>(votes.yes).fill('yes'),
    ...Array<'no'>(votes.no).fill('no'),
    ...Array<'missing'>(votes.missing).fill('missing'),
  ]
  return (
    <svg className={styles.votes} width={dots.length * 9} height={9} aria-hidden="true">
      {dots.map((dot, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a dot is its place
        <g key={index} transform={`translate(${index * 9 + 4.5} 4.5)`}>
          <circle className={styles[dot]} r={3} />
          {dot === 'no' ? <path className={styles.struck} d="M-3.5,3.5L3.5,-3.5" /> : null}
        </g>
      ))}
    </svg>
  )
}
