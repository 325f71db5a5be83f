// Every view with a canned model, for looking at:
// ?view=stage|logs|events &theme=dark|light &scene=orders|empty|many &select=partition:orders-0 &why=highWatermark
import { StrictMode, useMemo, useState } from 'react'
import { createRoot } from 'react-dom/client'
import '../../../src/views/kit/kit.css'
import { createEventMemory } from '../../../src/projection/captionContext.ts'
import { projectWhy } from '../../../src/projection/causes.ts'
import type { EventsFilter } from '../../../src/projection/EventsModel.ts'
import { projectEvents } from '../../../src/projection/events.ts'
import { nameFlights, projectFlights } from '../../../src/projection/flights.ts'
import { projectInspector } from '../../../src/projection/inspector.ts'
import { projectLogs } from '../../../src/projection/logs.ts'
import type { ColourBy } from '../../../src/projection/StageModel.ts'
import { projectStage } from '../../../src/projection/stage.ts'
import { projectTimeline, runScale } from '../../../src/projection/timeline.ts'
import { placeWhy } from '../../../src/projection/whyMarks.ts'
import { Caption } from '../../../src/views/caption/Caption.tsx'
import { Events } from '../../../src/views/events/Events.tsx'
import { Inspector } from '../../../src/views/inspector/Inspector.tsx'
import { Button } from '../../../src/views/kit/Button.tsx'
import { Logs } from '../../../src/views/logs/Logs.tsx'
import { Page } from '../../../src/views/page/Page.tsx'
import { Description } from '../../../src/views/stage/Description.tsx'
import { Stage } from '../../../src/views/stage/Stage.tsx'
import { Timeline } from '../../../src/views/timeline/Timeline.tsx'
import { Transport } from '../../../src/views/transport/Transport.tsx'
import { cannedRun } from '../../projection/cannedEvents.ts'
import {
  brokenScene,
  emptyScene,
  manyPartitions,
  sceneOfOrders,
} from '../../projection/cannedScenes.ts'
import { readerOf } from '../../projection/cannedState.ts'

const query = new URLSearchParams(location.search)
const theme = query.get('theme') === 'light' ? 'light' : 'dark'
document.documentElement.dataset.theme = theme
const scenes = {
  orders: sceneOfOrders,
  empty: emptyScene,
  many: manyPartitions,
  broken: brokenScene,
}
const makeScene = scenes[(query.get('scene') ?? 'orders') as keyof typeof scenes]

function Gallery() {
  const [size, setSize] = useState({ width: 1136, height: 660 })
  const [logsSize, setLogsSize] = useState({ width: 1136, height: 600 })
  const [width, setWidth] = useState(1000)
  const [selection, setSelection] = useState<string | null>(query.get('select'))
  const [value, setValue] = useState<string | null>(query.get('why'))
  const [spotlight, setSpotlight] = useState<number | null>(null)
  const [colourBy, setColourBy] = useState<ColourBy>((query.get('colour') ?? 'key') as ColourBy)
  const [filter, setFilter] = useState<EventsFilter>({
    level: 'message',
    search: query.get('search') ?? '',
    about: '',
  })
  const [pitch, setPitch] = useState<number | null>(
    query.has('pitch') ? Number(query.get('pitch')) : null,
  )
  const [state, events] = useMemo(() => [makeScene(), cannedRun()], [])
  const read = useMemo(() => readerOf(state), [state])
  const context = useMemo(
    () => ({ state, read, memory: createEventMemory(events) }),
    [state, read, events],
  )
  const at = 2000
  const eventNumbered = (n: number) => events.find((event) => event.n === n)
  const why =
    selection && value ? projectWhy({ context, at, selection, value, eventNumbered }) : null
  const inspector = selection ? projectInspector({ context, at, selection, eventNumbered }) : null
  const stage = projectStage({
    ...{ state, at, read, size, selection, colourBy, pitch },
    why: why && ((places) => placeWhy(why, places)),
  })
  const flights = { state, at, stage, read, selection, chatter: false, still: false }
  const run = { endsAt: 60_000_000, width, idle: [{ from: 1_000_000, to: 29_000_000 }] }
  const timeline = projectTimeline({
    ...run,
    at: 30_500_000,
    reachedAt: 55_000_000,
    milestones: events.filter((event) =>
      ['ActPerformed', 'TopicCreated', 'ProcessChanged'].includes(event.type),
    ),
    branches: query.has('branches')
      ? [
          { id: 'a', name: 'the scene', forkAt: 0, toAt: 60_000_000, current: false },
          {
            id: 'b',
            name: 'broker 1 crashes',
            forkAt: 30_000_000,
            toAt: 60_000_000,
            current: true,
          },
        ]
      : [],
    around: {
      events:
        state.messages.size > 0
          ? [...state.messages.values()].map((message, n) => ({
              type: 'MessageSent' as const,
              n,
              at: message.sentAt,
              cause: 0,
              message: {
                ...message,
                sentAt: message.sentAt + 30_498_000,
                arrivesAt: message.arrivesAt + 30_498_000,
              },
            }))
          : [],
      halfUs: 10_000,
    },
  })
  const view = query.get('view') ?? 'stage'
  return (
    <Page
      topBar={null}
      caption={
        <Caption
          headline="Broker 1 has records 28–30 of orders-1, but they are not committed yet."
          line="The high watermark moves once the write is done."
          speaking={false}
          actions={
            <Button onPress={() => {}} shortcut="A">
              Act
            </Button>
          }
        />
      }
      acts={null}
      inspector={
        inspector ? (
          <Inspector
            model={inspector}
            why={why}
            spotlight={spotlight}
            onAsk={setValue}
            onSpotlight={setSpotlight}
            onFollow={() => {}}
            onGo={() => {}}
            onClose={() => setSelection(null)}
          />
        ) : null
      }
      transport={
        <Transport
          playing={false}
          clock="30.500 s"
          ratio="1 : 240"
          pace="story"
          onPlay={() => {}}
          onPause={() => {}}
          onStep={() => {}}
          onMilestone={() => {}}
          onLoop={() => {}}
          onPace={() => {}}
          onPaceKind={() => {}}
        />
      }
      timeline={
        <Timeline
          model={timeline}
          timeAt={runScale(run).toTime}
          onSeek={() => {}}
          onLoop={() => {}}
          onGo={() => {}}
          onBranch={() => {}}
          onSize={setWidth}
        />
      }
    >
      {view === 'stage' ? (
        <Stage
          focusOn={null}
          model={stage}
          flightsAt={() => projectFlights(flights)}
          inFlight={nameFlights(flights)}
          playing={false}
          Description={Description}
          eased={false}
          theme={theme}
          spotlight={spotlight}
          onSelect={setSelection}
          onSize={setSize}
          onZoom={(direction) => setPitch(direction === 0 ? null : 35)}
        />
      ) : null}
      {view === 'logs' ? (
        <Logs
          model={projectLogs({ state, read, size: logsSize, selection, colourBy, shown: '' })}
          onSelect={setSelection}
          onShow={() => {}}
          onColourBy={setColourBy}
          onScroll={() => {}}
          onSize={setLogsSize}
        />
      ) : null}
      {view === 'events' ? (
        <Events
          model={projectEvents({ events, at: 6_450, n: 8, filter, context })}
          filter={filter}
          onFilter={setFilter}
          onFollow={() => {}}
          onGo={() => {}}
        />
      ) : null}
    </Page>
  )
}

const root = document.getElementById('root')
if (root)
  createRoot(root).render(
    <StrictMode>
      <Gallery />
    </StrictMode>,
  )
