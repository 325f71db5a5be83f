// The stage in sentences, for who does not see it: there while the run stands still, and loaded after the first picture.
import { memo } from 'react'
import { describe, type SceneDescription } from '../../projection/describe.ts'
import type { NamedFlight } from '../../projection/FlightsModel.ts'
import type { StageModel } from '../../projection/StageModel.ts'
import { stageWords } from '../../words/en/stage.ts'
import { sameContent } from '../kit/sameContent.ts'
import styles from './Stage.module.css'

export interface DescriptionProps {
  readonly model: StageModel
  readonly inFlight: readonly NamedFlight[]
}

/** Read out, never drawn. */
export function Description({ model, inFlight }: DescriptionProps) {
  return <Sentences description={describe(model, inFlight)} />
}

const Sentences = memo(function Sentences(props: { readonly description: SceneDescription }) {
  const { summary, sections } = props.description
  return (
    <section className={styles.srOnly} aria-label={stageWords.description}>
      <p>{summary}</p>
      {sections.map((section) => (
        <div key={section.title}>
          <p>{section.title}</p>
          <ul>
            {section.lines.map((line, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two messages may be alike to the letter
              <li key={place}>{line}</li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}, sameContent)
