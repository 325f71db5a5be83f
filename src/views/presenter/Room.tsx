// What a room sees beside the lanes: who writes and reads, the quorum, and what is on its way.
import { ROOM_ZOOM, type RoomModel } from '../../projection/room.ts'
import type { Box, VoterModel } from '../../projection/StageModel.ts'
import { presenterWords as words } from '../../words/en/presenter.ts'
import { stageWords } from '../../words/en/stage.ts'
import { Arc } from '../kit/Arc.tsx'
import { classes } from '../kit/classes.ts'
import { Flights, type FlightsProps } from '../stage/Flights.tsx'
import { Links } from '../stage/Links.tsx'
import { Votes } from '../stage/Votes.tsx'
import styles from './Room.module.css'
import { roomBox } from './roomBox.ts'

/** Clients and quorum, above the lanes; outside the spotlight it is dim. */
export function RoomStrip({ room, isDim }: { readonly room: RoomModel; readonly isDim: boolean }) {
  const { quorum } = room
  const client = ({ id, box }: { readonly id: string; readonly box: Box }) => (
    <p key={id} className={styles.client} style={roomBox(box)}>
      <span className={styles.name}>{id}</span>
    </p>
  )
  return (
    <section
      className={classes(isDim && styles.dim)}
      style={roomBox({ x: 0, y: 0, width: room.width, height: room.strip })}
      aria-label={words.strip(room.moreClients)}
    >
      {room.producers.map(client)}
      {quorum === null ? null : (
        <div
          className={styles.quorum}
          style={roomBox(quorum.box)}
          role="img"
          aria-label={quorum.accessibleName}
        >
          <span className={classes(styles.title, quorum.leaderless && styles.lost)}>
            {stageWords.quorum}
          </span>
          {quorum.voters.map((voter) => (
            <Voter key={voter.node} voter={voter} tight={room.tight} />
          ))}
        </div>
      )}
      {room.readers.map(client)}
    </section>
  )
}

const HEXAGON = 'M-8,-13.8H8L15.9,0L8,13.8H-8L-15.9,0z'

function Voter({ voter, tight }: { readonly voter: VoterModel; readonly tight: boolean }) {
  const isPlain = tight && voter.state === 'Follower' && voter.alive
  return (
    <span className={styles.voter} style={{ left: (voter.x - 20) * ROOM_ZOOM }}>
      {voter.arc === null || voter.leads ? null : (
        <span className={styles.ring}>
          <Arc arc={voter.arc} size={52} />
        </span>
      )}
      <svg width={52} height={52} viewBox="-17 -17 34 34" aria-hidden="true">
        <path
          className={classes(
            styles.hexagon,
            voter.leads && styles.leads,
            !voter.alive && styles.dead,
          )}
          d={HEXAGON}
        />
        <text className={classes(styles.number, voter.leads && styles.onLeader)} y={4.4}>
          {voter.node}
        </text>
        {voter.alive ? null : <path className={styles.gone} d="M-12,-12L12,12m0,-24L-12,12" />}
      </svg>
      <span className={styles.role}>
        {voter.votes === null ? (
          <span className={classes(voter.leads && styles.roleLeads)}>
            {isPlain ? '' : voter.role}
          </span>
        ) : (
          <span className={styles.votes}>
            <Votes votes={voter.votes} />
          </span>
        )}
      </span>
    </span>
  )
}

/** The line at the left, and what travels along it. */
export function RoomFlights(
  props: Pick<FlightsProps, 'theme' | 'playing' | 'flightsAt'> & {
    readonly room: RoomModel
    readonly zoom: number
  },
) {
  const { room } = props
  return (
    <>
      <div className={styles.links} aria-hidden="true">
        <Links links={room.links} spine={room.spine} width={room.width} height={room.height} />
      </div>
      <Flights
        className={styles.canvas}
        width={room.width}
        height={room.height}
        theme={props.theme}
        playing={props.playing}
        flightsAt={props.flightsAt}
        still={room}
        zoom={props.zoom * ROOM_ZOOM}
      />
    </>
  )
}
