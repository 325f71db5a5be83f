import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import type { CompareModel, CounterModel } from '../../../src/projection/compare/CompareModel.ts'
import type { Subject } from '../../../src/projection/compare/settingForm.ts'
import { Compare } from '../../../src/views/compare/Compare.tsx'
import { CompareDialog } from '../../../src/views/compare/CompareDialog.tsx'

const counter = (extra: Partial<CounterModel>): CounterModel => ({
  id: 'acked',
  name: 'Acknowledged',
  about: 'Records.',
  left: '137',
  right: '132',
  difference: '5 more',
  broken: [],
  ...extra,
})

const model: CompareModel = {
  headline: 'acks=1: 5 acknowledged records lost. acks=all: none.',
  line: '',
  different: 'Different: acks',
  same: 'Same seed 7, same load',
  left: {
    heading: 'acks=1',
    kept: 2,
    short: 'acks=1',
    verdict: { text: 'promise broken: 5 lost', what: '5 lost', isBroken: true },
  },
  right: {
    heading: 'acks=all',
    kept: 4,
    short: 'acks=all',
    verdict: { text: 'promises kept', what: '', isBroken: false },
  },
  title: 'What it changes',
  span: 'left against right',
  counters: [
    counter({}),
    counter({
      id: 'lost',
      name: 'Acknowledged, then lost',
      left: '5',
      right: '0',
      broken: ['left'],
    }),
  ],
  more: [counter({ id: 'failed', name: 'Failed', left: '0', right: '0', difference: 'same' })],
  records: null,
}

const page = (isNarrow: boolean) =>
  render(<Compare model={model} left={<p>one</p>} right={<p>other</p>} isNarrow={isNarrow} />)

describe('A comparison', () => {
  it('shows both runs under their headings, each with its verdict', () => {
    page(false)
    const left = within(screen.getByRole('region', { name: 'acks=1' }))
    expect(left.getByText('one')).toBeTruthy()
    expect(left.getByText('promise broken: 5 lost').className).toContain('danger')
    const right = within(screen.getByRole('region', { name: 'acks=all' }))
    expect(right.getByText('other')).toBeTruthy()
    expect(right.getByText('promises kept').className).not.toContain('danger')
  })

  it('frames only the counter that breaks a promise', () => {
    page(false)
    const cards = screen.getAllByRole('listitem').filter(({ className }) => /card/.test(className))
    expect(cards.map(({ className }) => /broken/.test(className))).toEqual([false, true])
    expect(cards[0]?.textContent).toContain('5 more')
  })

  it('puts the halves behind tabs where there is no room for two', async () => {
    page(true)
    expect(screen.queryByText('other')).toBeNull()
    await userEvent.click(screen.getByRole('tab', { name: 'acks=all' }))
    expect(screen.getByText('other')).toBeTruthy()
    expect(screen.queryByText('one')).toBeNull()
  })
})

const subject: Subject = {
  id: 'client:web',
  name: 'producer web',
  scope: 'producer',
  configs: { acks: '1' },
}

function dialog(claim: string | null = 'A claim.') {
  const calls = { onOpposite: vi.fn(), onBranch: vi.fn(), onSetting: vi.fn(), onClose: vi.fn() }
  const branches = [{ id: 'b2', name: 'crash broker 1' }]
  render(<CompareDialog claim={claim} branches={branches} subjects={[subject]} {...calls} />)
  return calls
}

describe('Choosing what to compare with', () => {
  it('offers the opposite of a scene that has one', async () => {
    const { onOpposite } = dialog()
    await userEvent.click(screen.getByRole('button', { name: /^With its opposite/, hidden: true }))
    expect(onOpposite).toHaveBeenCalledOnce()
  })

  it('says why there is none, and stays', async () => {
    const { onOpposite } = dialog(null)
    const button = screen.getByRole('button', { name: /^With its opposite/, hidden: true })
    expect(button.textContent).toContain('Only the scenes of the menu')
    await userEvent.click(button)
    expect(onOpposite).not.toHaveBeenCalled()
  })

  it('offers the other branches by the act they began with', async () => {
    const { onBranch } = dialog()
    await userEvent.click(screen.getByRole('button', { name: 'crash broker 1', hidden: true }))
    expect(onBranch).toHaveBeenCalledWith('b2')
  })

  it('takes one setting, and nothing that Kafka would refuse', async () => {
    const { onSetting } = dialog()
    const person = userEvent.setup()
    const go = screen.getByRole('button', { name: 'Compare', hidden: true })
    await person.type(screen.getByLabelText('Setting'), 'acks')
    await person.type(screen.getByLabelText('Value in the other run'), '7')
    await person.click(go)
    expect(onSetting).not.toHaveBeenCalled()
    await person.clear(screen.getByLabelText('Value in the other run'))
    await person.type(screen.getByLabelText('Value in the other run'), 'all')
    await person.click(go)
    expect(onSetting).toHaveBeenCalledWith({
      to: 'setting',
      of: 'client:web',
      name: 'acks',
      value: 'all',
    })
  })
})
