// The stage: boxes and tapes as elements, flights on a canvas above them.
import { type KeyboardEvent, memo, useMemo, useState } from 'react'
import { selectedBox } from '../../projection/selectedBox.ts'
import { sameContent } from '../kit/sameContent.ts'
import { useSize } from '../kit/useSize.ts'
import { AdminBox } from './AdminBox.tsx'
import { BrokerBox } from './BrokerBox.tsx'
import { Countdowns } from './Countdowns.tsx'
import { Flights } from './Flights.tsx'
import { InFlight } from './InFlight.tsx'
import { Legend } from './Legend.tsx'
import { Lens } from './Lens.tsx'
import { Links, Ports } from './Links.tsx'
import { ProducerBox } from './ProducerBox.tsx'
import { QuorumBox } from './QuorumBox.tsx'
import { ReaderBox } from './ReaderBox.tsx'
import styles from './Stage.module.css'
import type { StageProps } from './StageProps.ts'
import { useFocusOn } from './useFocusOn.ts'
import { useInSight } from './useInSight.ts'
import { useWheelZoom } from './useWheelZoom.ts'
import { WhyMarks } from './WhyMarks.tsx'
import { walk } from './walk.ts'

/** The cluster at one instant. */
export function Stage(props: StageProps) {
  const { model, Description } = props
  const [room, setRoom] = useState(0)
  const frame = useSize<HTMLDivElement>((size) => {
    setRoom(size.height)
    props.onSize(size)
  })
  const still = useMemo(() => ({ model, named: props.inFlight }), [model, props.inFlight])
  useFocusOn(frame, props.focusOn, still)
  useInSight(frame, selectedBox(model, props.inFlight), room)
  useWheelZoom(frame, props.onZoom)
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const zoom = ({ '+': 1, '=': 1, '-': -1, '0': 0 } as const)[event.key]
    if (zoom !== undefined && !event.ctrlKey && !event.metaKey) {
      event.stopPropagation()
      props.onZoom(zoom)
      return
    }
    if (event.key === 'Escape') props.onSelect(null)
    if (walk(event.currentTarget, event.key)) {
      event.preventDefault()
      event.stopPropagation()
    }
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrows walk between the buttons inside
    <div
      ref={frame}
      className={styles.frame}
      data-eased={props.eased || undefined}
      data-form={model.form}
      data-spotlight={props.spotlight ?? undefined}
      onKeyDown={onKeyDown}
    >
      <div
        className={styles.scene}
        style={{ width: model.width, height: model.height }}
        data-picture="scene"
      >
        <Links links={model.links} spine={model.spine} width={model.width} height={model.height} />
        <Boxes model={model} onSelect={props.onSelect} />
        <Countdowns countdowns={model.countdowns} />
        <Ports ports={model.ports} width={model.width} height={model.height} />
        <Flights
          className={styles.canvas}
          width={model.width}
          height={model.height}
          theme={props.theme}
          playing={props.playing}
          flightsAt={props.flightsAt}
          still={still}
        />
        <InFlight flights={props.playing ? [] : props.inFlight} onSelect={props.onSelect} />
        <WhyMarks marks={model.why} spotlight={props.spotlight} />
        {model.legend.length === 0 ? null : <Legend model={model} onZoom={props.onZoom} />}
      </div>
      {model.empty === null ? null : <p className={styles.empty}>{model.empty}</p>}
      {props.playing || Description === null ? null : (
        <Description model={model} inFlight={props.inFlight} />
      )}
    </div>
  )
}

const Boxes = memo(function Boxes(props: Pick<StageProps, 'model' | 'onSelect'>) {
  const { model, onSelect } = props
  return (
    <>
      {model.columns.map((column) => (
        <h2 key={column.text} className={styles.column} style={{ left: column.x, top: column.y }}>
          {column.text}
        </h2>
      ))}
      {model.quorum === null ? null : <QuorumBox quorum={model.quorum} onSelect={onSelect} />}
      {model.producers.map((producer) => (
        <ProducerBox key={producer.id} producer={producer} onSelect={onSelect} />
      ))}
      {model.admins.map((admin) => (
        <AdminBox key={admin.id} admin={admin} onSelect={onSelect} />
      ))}
      {model.brokers.map((broker) => (
        <BrokerBox key={broker.node} broker={broker} form={model.form} onSelect={onSelect} />
      ))}
      {model.lens === null ? null : <Lens lens={model.lens} onSelect={onSelect} />}
      {model.readers.map((reader) => (
        <ReaderBox key={reader.id} reader={reader} onSelect={onSelect} />
      ))}
    </>
  )
}, sameContent)
