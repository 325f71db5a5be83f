import { fireEvent, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { describe, expect, it } from 'vitest'
import { Sheet, type SheetHeight } from '../../src/views/page/Sheet.tsx'

function Held({ answers }: { readonly answers: boolean }) {
  const [height, setHeight] = useState<SheetHeight>('peek')
  return (
    <>
      <Sheet height={height} onHeight={setHeight} answers={answers}>
        <p>orders-0</p>
      </Sheet>
      <output>{height}</output>
    </>
  )
}

const height = () => screen.getByRole('status').textContent
const swipe = (from: number, to: number) => {
  const line = screen.getByText('orders-0')
  fireEvent.pointerDown(line, { clientY: from, buttons: 1 })
  fireEvent.pointerMove(line, { clientY: to, buttons: 1 })
  fireEvent.pointerUp(line, { clientY: to })
}

describe("A phone's sheet", () => {
  it('goes up step by step with its grip, and down again', async () => {
    render(<Held answers={false} />)
    const user = userEvent.setup()
    const steps = []
    for (const name of [
      'Show more of the sheet',
      'Show all of the sheet',
      'Show less of the sheet',
    ]) {
      await user.click(screen.getByRole('button', { name }))
      steps.push(height())
    }
    expect(steps).toEqual(['half', 'full', 'peek'])
  })

  it('goes up and down with the arrows on its grip', async () => {
    render(<Held answers={false} />)
    const user = userEvent.setup()
    await user.tab()
    const steps = []
    for (const key of ['{ArrowUp}', '{ArrowUp}', '{ArrowUp}', '{ArrowDown}', '{ArrowDown}']) {
      await user.keyboard(key)
      steps.push(height())
    }
    expect(steps).toEqual(['half', 'full', 'full', 'half', 'peek'])
  })

  it('follows a swipe that begins at its head, one step each', () => {
    render(<Held answers={false} />)
    const steps = []
    for (const [from, to] of [
      [40, 36],
      [40, 0],
      [40, 90],
      [300, 200],
    ] as const) {
      swipe(from, to)
      steps.push(height())
    }
    expect(steps).toEqual(['peek', 'half', 'peek', 'peek'])
  })

  it('comes up by itself to show an answer', () => {
    const { rerender } = render(<Held answers={false} />)
    expect(height()).toBe('peek')
    rerender(<Held answers={true} />)
    expect(height()).toBe('half')
  })
})
