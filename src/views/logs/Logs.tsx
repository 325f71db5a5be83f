// Every log, large: letters and epochs, one under the other.
import { ChevronLeft, ChevronRight, ChevronsRight, GitFork, Plus, Scissors } from 'lucide-react'
import { memo } from 'react'
import type { LogGroup, LogModel } from '../../projection/LogsModel.ts'
import type { ColourBy, TapeModel } from '../../projection/StageModel.ts'
import { logsWords as words } from '../../words/en/logs.ts'
import { Button, IconButton } from '../kit/Button.tsx'
import { Pick } from '../kit/Pick.tsx'
import { Switch } from '../kit/Switch.tsx'
import { sameContent } from '../kit/sameContent.ts'
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
      <div className={styles.controls} data-picture="none">
        <Pick
          label={words.partition}
          value={model.shown}
          options={model.partitions}
          all={words.all}
          onChange={props.onShow}
        />
        <Switch
          name={words.colourBy}
          choices={COLOURS}
          value={model.colourBy}
          onChange={props.onColourBy}
        />
      </div>
      <div ref={frame} className={styles.list}>
        {model.groups.map((group) => (
          <Group key={group.partition} group={group} {...handlers(props)} />
        ))}
        {model.empty === null ? null : <p className={styles.empty}>{model.empty}</p>}
      </div>
    </div>
  )
}

type Handlers = Pick<LogsProps, 'onSelect' | 'onScroll' | 'produce'>

const handlers = ({ onSelect, onScroll, produce }: LogsProps): Handlers => ({
  onSelect,
  onScroll,
  produce,
})

/** Earlier, later, and back to the end: replicas of a partition scroll together. */
function Moves(
  props: Pick<LogsProps, 'onScroll'> & {
    readonly tape: TapeModel
    readonly endAt: number | null
  },
) {
  const { tape } = props
  const page = Math.max(1, Math.floor(tape.slots / 2))
  const scroll = (from: number | null) => props.onScroll(tape.partition, from)
  return (
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
        onPress={() => scroll(props.endAt)}
      />
    </span>
  )
}

/** All replicas of a partition; where their histories part, a line runs through all of them. */
function Group(props: Handlers & { readonly group: LogGroup }) {
  const { produce } = props
  const { group } = props
  const { fork } = group
  const [first] = group.logs
  return (
    <section className={styles.group} aria-label={group.partition}>
      <div className={styles.heading}>
        <h2 className={styles.partition}>{group.partition}</h2>
        {first === undefined ? null : (
          <Moves tape={first.tape} endAt={group.endAt} onScroll={props.onScroll} />
        )}
      </div>
      {fork === null ? null : (
        <p className={styles.fork}>
          {fork.x === null ? null : <span className={styles.before}>{fork.before}</span>}
          <button
            type="button"
            className={styles.parts}
            onClick={() => props.onScroll(group.partition, null)}
          >
            <GitFork size={14} aria-hidden="true" />
            {fork.text}
          </button>
          {fork.cuts.map((cut) => (
            <span key={cut} className={styles.cut}>
              <Scissors size={14} aria-hidden="true" />
              {cut}
            </span>
          ))}
        </p>
      )}
      <div className={styles.tapes}>
        {fork?.x == null ? null : <span className={styles.forkLine} style={{ left: fork.x }} />}
        {group.logs.map((log) => (
          <OneLog key={log.broker} log={log} onSelect={props.onSelect} />
        ))}
      </div>
      {produce === undefined || group.logs.some(({ tape }) => tape.empty === null) ? null : (
        <div className={styles.firstAct} style={{ paddingLeft: first?.tape.bed.x }}>
          <Button
            look="primary"
            icon={<Plus size={16} aria-hidden="true" />}
            onPress={produce.onPress}
          >
            {produce.name}
          </Button>
        </div>
      )}
    </section>
  )
}

const OneLog = memo(function OneLog(
  props: Pick<LogsProps, 'onSelect'> & { readonly log: LogModel },
) {
  const { tape, epochs, facts, factsAbout } = props.log
  return (
    <article className={styles.log} aria-label={tape.name}>
      <p className={styles.whose} aria-hidden="true">
        <span className={styles.badge}>{tape.badge}</span>
        <span className={styles.broker}>{tape.name}</span>
        {tape.sub}
      </p>
      <div className={styles.tape} style={{ height: tape.box.height }}>
        <Tape tape={tape} onSelect={props.onSelect} large />
      </div>
      <div className={styles.facts} style={{ paddingLeft: tape.bed.x }}>
        <span className={styles.epochs}>{epochs}</span>
        <span title={factsAbout ?? undefined}>
          {facts}
          {factsAbout === null ? null : <span className={styles.heard}>{factsAbout}</span>}
        </span>
      </div>
      {tape.empty === null ? null : (
        <p className={styles.emptyTape} style={{ paddingLeft: tape.bed.x }}>
          {tape.empty}
        </p>
      )}
    </article>
  )
}, sameContent)
