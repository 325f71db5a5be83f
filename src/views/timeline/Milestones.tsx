// What happened and what will, above the track: icon and words, or only the icon where it is tight.
import {
  BadgeAlert,
  CircleAlert,
  CircleStop,
  Crown,
  FileText,
  FolderX,
  HardDrive,
  Link2Off,
  type LucideIcon,
  MessageSquareReply,
  MousePointerClick,
  MoveHorizontal,
  Plus,
  Power,
  RotateCcw,
  Scissors,
  Settings2,
  SlidersHorizontal,
  Snowflake,
  Users,
  Vote,
  Zap,
} from 'lucide-react'
import { memo } from 'react'
import type { MilestoneIcon, MilestoneModel } from '../../projection/TimelineModel.ts'
import { timelineWords as words } from '../../words/en/timeline.ts'
import { classes } from '../kit/classes.ts'
import { sameContent } from '../kit/sameContent.ts'
import styles from './Milestones.module.css'

const ICONS: { readonly [I in MilestoneIcon]: LucideIcon } = {
  act: MousePointerClick,
  topic: Plus,
  delete: FolderX,
  alter: SlidersHorizontal,
  client: Users,
  records: FileText,
  start: RotateCcw,
  stop: CircleStop,
  crash: Zap,
  freeze: Snowflake,
  power: Power,
  cut: Link2Off,
  config: Settings2,
  error: CircleAlert,
  truncate: Scissors,
  seek: MoveHorizontal,
  broken: BadgeAlert,
  answer: MessageSquareReply,
  leader: Crown,
  vote: Vote,
  disk: HardDrive,
}

/** A row of buttons; each goes to its moment. */
export const Milestones = memo(function Milestones(props: {
  readonly milestones: readonly MilestoneModel[]
  readonly onGo: (at: number, event: number) => void
}) {
  return (
    <ul className={styles.milestones} aria-label={words.milestones}>
      {props.milestones.map((milestone) => (
        <li key={milestone.event}>
          {milestone.shown === 'tick' ? (
            <Tick milestone={milestone} />
          ) : (
            <MilestoneButton milestone={milestone} onGo={props.onGo} />
          )}
        </li>
      ))}
    </ul>
  )
}, sameContent)

const looksOf = (milestone: MilestoneModel): string =>
  classes(
    styles.milestone,
    styles[milestone.shown],
    milestone.byPerson && styles.person,
    milestone.fault && styles.fault,
    milestone.future && styles.future,
  )

/** Too close to another to be pressed: the keys for milestones and Events get there. */
function Tick({ milestone }: { readonly milestone: MilestoneModel }) {
  return (
    <span
      role="img"
      className={looksOf(milestone)}
      style={{ left: milestone.x }}
      aria-label={milestone.accessibleName}
      title={milestone.accessibleName}
    />
  )
}

function MilestoneButton(props: {
  readonly milestone: MilestoneModel
  readonly onGo: (at: number, event: number) => void
}) {
  const { milestone } = props
  const Icon = ICONS[milestone.icon]
  return (
    <button
      type="button"
      className={looksOf(milestone)}
      style={{ left: milestone.x }}
      aria-label={milestone.accessibleName}
      title={milestone.accessibleName}
      onClick={() => props.onGo(milestone.at, milestone.event)}
    >
      <span className={styles.icon}>
        <Icon size={14} strokeWidth={1.75} />
      </span>
      {milestone.shown === 'words' ? <span className={styles.label}>{milestone.label}</span> : null}
    </button>
  )
}
