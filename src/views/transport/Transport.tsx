// Play, steps and milestones, which never move; the clock; the pace.
import {
  ChevronsDown,
  ChevronsUp,
  Pause,
  Play,
  Repeat,
  SkipBack,
  SkipForward,
  StepBack,
  StepForward,
} from 'lucide-react'
import { transportWords as words } from '../../words/en/transport.ts'
import { IconButton } from '../kit/Button.tsx'
import { classes } from '../kit/classes.ts'
import styles from './Transport.module.css'
import type { TransportProps } from './TransportProps.ts'

const LOOKS = { size: 20, strokeWidth: 1.75 } as const
/** Made once: the clock moves with every frame of a drag, and the rest of the row need not. */
const ICONS = {
  previousMilestone: <SkipBack {...LOOKS} />,
  stepBack: <StepBack {...LOOKS} />,
  stepForward: <StepForward {...LOOKS} />,
  nextMilestone: <SkipForward {...LOOKS} />,
  pause: <Pause size={22} strokeWidth={1.75} />,
  play: <Play size={22} strokeWidth={1.75} className={styles.nudge} />,
  loop: <Repeat size={16} strokeWidth={1.75} />,
  slower: <ChevronsDown size={14} />,
  faster: <ChevronsUp size={14} />,
} as const

/** The transport. */
export function Transport(props: TransportProps) {
  const { playing, locked } = props
  return (
    <section className={styles.transport} aria-label={words.name}>
      <div className={styles.buttons}>
        <IconButton
          name={words.previousMilestone}
          icon={ICONS.previousMilestone}
          locked={locked?.time}
          className={styles.far}
          onPress={() => props.onMilestone(-1)}
        />
        <IconButton
          name={words.stepBack}
          icon={ICONS.stepBack}
          locked={locked?.time}
          className={styles.step}
          onPress={() => props.onStep(-1)}
        />
        <button
          type="button"
          className={styles.play}
          aria-label={playing ? words.pause : words.play}
          title={locked?.time ?? (playing ? words.pause : words.play)}
          aria-disabled={locked?.time === undefined ? undefined : true}
          onClick={() => locked?.time === undefined && (playing ? props.onPause() : props.onPlay())}
        >
          {playing ? ICONS.pause : ICONS.play}
        </button>
        <IconButton
          name={words.stepForward}
          icon={ICONS.stepForward}
          locked={locked?.time}
          className={styles.step}
          onPress={() => props.onStep(1)}
        />
        <IconButton
          name={words.nextMilestone}
          icon={ICONS.nextMilestone}
          locked={locked?.time}
          className={styles.far}
          onPress={() => props.onMilestone(1)}
        />
        <LoopButton {...props} />
      </div>
      <div className={styles.readout}>
        <span className={styles.clock}>{props.clock}</span>
        <PaceControl {...props} />
      </div>
    </section>
  )
}

/** Not on a phone: there it stands in the menu of views. */
function LoopButton({ loop, locked, onLoop }: TransportProps) {
  const isOn = loop !== undefined && loop !== null
  const about = isOn ? words.loopOff(loop.from, loop.to) : words.loopOn
  return (
    <IconButton
      name={words.loop}
      tooltip={about}
      icon={ICONS.loop}
      pressed={isOn}
      locked={locked?.time}
      className={classes(styles.loop, isOn && styles.on)}
      onPress={onLoop}
    />
  )
}

function PaceControl(props: TransportProps) {
  const { pace, ratio } = props
  const locked = props.locked?.speed
  const kind = pace === 'story' ? words.story : words.plain
  const other = pace === 'story' ? 'plain' : 'story'
  return (
    <fieldset
      className={styles.pace}
      aria-label={words.paceOf(kind, ratio)}
      onWheel={(event) => locked === undefined && props.onPace(event.deltaY < 0 ? 1 : -1)}
    >
      <button
        type="button"
        className={styles.kind}
        title={locked ?? words.switchTo(other === 'story' ? words.story : words.plain)}
        aria-disabled={locked === undefined ? undefined : true}
        onClick={() => locked === undefined && props.onPaceKind(other)}
      >
        <span className={styles.kindName}>{kind}</span>
        <span className={styles.ratio}>{ratio}</span>
      </button>
      <IconButton
        name={words.slower}
        icon={ICONS.slower}
        locked={locked}
        className={styles.small}
        onPress={() => props.onPace(-1)}
      />
      <IconButton
        name={words.faster}
        icon={ICONS.faster}
        locked={locked}
        className={styles.small}
        onPress={() => props.onPace(1)}
      />
    </fieldset>
  )
}
