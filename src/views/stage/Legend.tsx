// What the heads mean, and how near one looks.
import { Minus, Plus, RotateCcw } from 'lucide-react'
import type { StageModel } from '../../projection/StageModel.ts'
import { stageWords } from '../../words/en/stage.ts'
import { IconButton } from '../kit/Button.tsx'
import { Head } from '../kit/Head.tsx'
import styles from './Legend.module.css'

/** One quiet line below the boxes. */
export function Legend(props: {
  readonly model: StageModel
  readonly onZoom: (direction: 1 | -1 | 0) => void
}) {
  const { model } = props
  const left = model.brokers[0]?.box.x ?? 16
  return (
    <div className={styles.legend} style={{ left, right: 16 }}>
      <div className={styles.meanings}>
        {model.legend.map((head) => (
          <span key={head} className={styles.meaning}>
            <Head head={head} size={12} solid />
            {stageWords.legend[head]}
          </span>
        ))}
        <span className={styles.meaning}>
          <Head head="square" size={12} />
          {stageWords.legendHollow}
        </span>
      </div>
      <div className={styles.zoom} data-picture="none">
        <IconButton
          name={stageWords.zoomOut}
          icon={<Minus size={14} />}
          onPress={() => props.onZoom(-1)}
        />
        <IconButton
          name={stageWords.zoomReset}
          icon={<RotateCcw size={13} />}
          onPress={() => props.onZoom(0)}
        />
        <IconButton
          name={stageWords.zoomIn}
          icon={<Plus size={14} />}
          onPress={() => props.onZoom(1)}
        />
      </div>
    </div>
  )
}
