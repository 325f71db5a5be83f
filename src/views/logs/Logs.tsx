// Every log, large: letters and epochs, one under the other.
import { ChevronLeft, ChevronRight, ChevronsRight } from 'lucide-react'
import { memo } from 'react'
import type { LogModel } from '../../projection/LogsModel.ts'
import type { ColourBy } from '../../projection/StageModel.ts'
import { logsWords as words } from '../../words/en/logs.ts'
import { IconButton } from '../kit/Button.tsx'
import { sameContent } from '../kit/sameContent.ts'
import { Switch } from '../kit/Tabs.tsx'
import { useSize } from '../kit/useSize.ts'
import { Tape } from '../stage/Tape.tsx'
import styles from './Logs.module.css'
import type { LogsProps } from './LogsProps.ts'

const COLOURS: readonly { readonly id: ColourBy; readonly name: string }[] = [
  { id: 'key', name: words.colours.key },
  { id: 'epoch', name: words.colours.epoch },
  { id: 'producer', name: words.colours.producer },
]

/** The Logs view. */
export function Logs(props: LogsProps) {
  const { model } = props
  const frame = useSize<HTMLDivElement>(props.onSize)
  return (
    <div className={styles.logs} data-eased={props.eased || undefined}>
      <div className={styles.controls}>
        <label className={styles.pick}>
          <span className={styles.pickLabel}>{words.partition}</span>
          <select
            className={styles.select}
            value={model.shown}
            onChange={(event) => props.onShow(event.target.value)}
          >
            <option value="">{words.all}</option>
            {model.partitions.map((partition) => (
              <option key={partition} value={partition}>
                {partition}
              </option>
            ))}
          </select>
        </label>
        <Switch
          name={words.colourBy}
          choices={COLOURS}
          value={model.colourBy}
          onChange={props.onColourBy}
        />
      </div>
      <div ref={frame} className={styles.list}>
        {model.logs.map((log) => (
          <OneLog key={`${log.broker} ${log.tape.partition}`} log={log} {...handlers(props)} />
        ))}
        {model.empty === null ? null : <p className={styles.empty}>{model.empty}</p>}
      </div>
    </div>
  )
}

const handlers = ({ onSelect, onScroll }: LogsProps) => ({ onSelect, onScroll })

const OneLog = memo(function OneLog(
  props: Pick<LogsProps, 'onSelect' | 'onScroll'> & { readonly log: LogModel },
) {
  const { tape, epochs, facts, factsAbout } = props.log
  const page = Math.max(1, Math.floor(tape.slots / 2))
  const scroll = (from: number | null) => props.onScroll(tape.partition, from)
  return (
    <section className={styles.log} aria-label={tape.name}>
      <div className={styles.tape} style={{ height: tape.box.height }}>
        <Tape tape={tape} onSelect={props.onSelect} large />
      </div>
      <div className={styles.facts} style={{ paddingLeft: tape.bed.x }}>
        <span className={styles.epochs}>{epochs}</span>
        <span title={factsAbout ?? undefined}>
          {facts}
          {factsAbout === null ? null : <span className={styles.heard}>{factsAbout}</span>}
        </span>
        <span className={styles.moves}>
          <IconButton
            name={words.earlier(tape.partition)}
            icon={<ChevronLeft size={16} />}
            onPress={() => scroll(Math.max(0, tape.from - page))}
          />
          <IconButton
            name={words.later(tape.partition)}
            icon={<ChevronRight size={16} />}
            onPress={() => scroll(tape.from + page)}
          />
          <IconButton
            name={words.end(tape.partition)}
            icon={<ChevronsRight size={16} />}
            onPress={() => scroll(null)}
          />
        </span>
      </div>
      {tape.empty === null ? null : (
        <p className={styles.emptyTape} style={{ paddingLeft: tape.bed.x }}>
          {tape.empty}
        </p>
      )}
    </section>
  )
}, sameContent)
