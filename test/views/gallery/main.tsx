// Every view with a canned model, for looking at: ?view=stage|logs|events &theme=dark|light &scene=orders|empty|busy &select=partition:orders-0
import { StrictMode, useMemo, useState } from 'react'
import { createRoot } from 'react-dom/client'
import '../../../src/views/kit/kit.css'
import { nameFlights, projectFlights } from '../../../src/projection/flights.ts'
import { projectStage } from '../../../src/projection/stage.ts'
import { Button } from '../../../src/views/kit/Button.tsx'
import { Caption } from '../../../src/views/caption/Caption.tsx'
import { Page } from '../../../src/views/page/Page.tsx'
import { Stage } from '../../../src/views/stage/Stage.tsx'
import { readerOf, sceneOfOrders } from '../../projection/cannedState.ts'

const query = new URLSearchParams(location.search)
const theme = query.get('theme') === 'light' ? 'light' : 'dark'
document.documentElement.dataset.theme = theme

function Gallery() {
  const [size, setSize] = useState({ width: 1136, height: 660 })
  const [selection, setSelection] = useState<string | null>(query.get('select'))
  const [pitch, setPitch] = useState<number | null>(query.has('pitch') ? Number(query.get('pitch')) : null)
  const state = useMemo(() => sceneOfOrders(), [])
  const read = useMemo(() => readerOf(state), [state])
  const stage = projectStage({ state, at: 2000, read, size, selection, colourBy: 'key', pitch, why: null })
  const flights = { state, at: 2000, stage, read, selection, chatter: false, still: false }
  return (
    <Page
      topBar={null}
      caption={
        <Caption
          headline="Broker 1 has records 28–30 of orders-1, but they are not committed yet."
          line="The high watermark moves once the write is done."
          speaking={false}
          actions={<Button onPress={() => {}} shortcut="A">Act</Button>}
        />
      }
      inspector={<div />}
      transport={null}
      timeline={null}
    >
      <Stage
        model={stage}
        flightsAt={() => projectFlights(flights)}
        inFlight={nameFlights(flights)}
        playing={false}
        eased={false}
        theme={theme}
        spotlight={null}
        onSelect={setSelection}
        onSize={setSize}
        onZoom={(direction) => setPitch(direction === 0 ? null : 35)}
      />
    </Page>
  )
}

const root = document.getElementById('root')
if (root) createRoot(root).render(<StrictMode><Gallery /></StrictMode>)
