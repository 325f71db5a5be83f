import { render } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { FlightsModel } from '../../src/projection/FlightsModel.ts'
import { Flights } from '../../src/views/stage/Flights.tsx'

const NOTHING: FlightsModel = { flights: [], bands: [] }
const SOMETHING: FlightsModel = {
  flights: [],
  bands: [{ from: { x: 0, y: 0 }, to: { x: 9, y: 9 } }] as unknown as FlightsModel['bands'],
}

vi.mock('../../src/views/stage/drawFlights.ts', () => ({ drawFlights: () => {} }))

afterEach(() => {
  vi.restoreAllMocks()
})

describe('The canvas of flights', () => {
  it('is in sight only while something flies', () => {
    const context = { setTransform: () => {}, clearRect: () => {} }
    vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(context as never)
    const flights = (model: FlightsModel) => (
      <Flights
        width={100}
        height={50}
        className=""
        theme="dark"
        playing={false}
        flightsAt={() => model}
        still={model}
      />
    )
    const { container, rerender } = render(flights(SOMETHING))
    const canvas = container.querySelector('canvas')
    expect(canvas?.style.visibility).toBe('')
    rerender(flights(NOTHING))
    expect(canvas?.style.visibility).toBe('hidden')
    rerender(flights(SOMETHING))
    expect(canvas?.style.visibility).toBe('')
  })
})
