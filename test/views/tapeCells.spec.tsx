import { render } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { CellModel, TapeModel } from '../../src/projection/StageModel.ts'
import { Tape } from '../../src/views/stage/Tape.tsx'
import { sceneOfOrders } from '../projection/cannedScenes.ts'
import { stageOf, tapeOf } from '../projection/cannedStage.ts'

/** orders-1 with records 28, 29 and 30 not yet committed. */
const tapeOfOrders = (): TapeModel => tapeOf(stageOf(sceneOfOrders()), 'orders-1')

const looking = (tape: TapeModel, look: CellModel['look'], from: number): TapeModel => ({
  ...tape,
  cells: tape.cells.map((cell) => (cell.id >= from ? { ...cell, look } : cell)),
})

const show = (tape: TapeModel) => <Tape tape={tape} onSelect={() => {}} />

describe('the cells of a tape', () => {
  it('fill from left to right, 20 ms apart, when they are committed together', () => {
    const tape = tapeOfOrders()
    const { container, rerender } = render(show(tape))
    expect(container.querySelectorAll('.uncommitted').length).toBe(3)
    rerender(
      show({
        ...looking(tape, 'committed', 28),
        highWatermark: { ...tape.highWatermark, offset: 31 },
      }),
    )
    expect(container.querySelectorAll('.uncommitted').length).toBe(0)
    const shapes = [...container.querySelectorAll<SVGElement>('.shape')]
    expect(shapes.slice(-4).map(({ style }) => style.transitionDelay)).toEqual([
      '',
      '',
      '20ms',
      '40ms',
    ])
  })

  it('are hatched where a power cut has doomed them, and nowhere else', () => {
    const { container } = render(show(looking(tapeOfOrders(), 'cut', 29)))
    expect(container.querySelectorAll('.hatch').length).toBe(2)
    expect(container.querySelectorAll('.cut .hatch').length).toBe(2)
  })
})
