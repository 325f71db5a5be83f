import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { presetNamed } from '../../src/presets/index.ts'
import type { GroupsModel } from '../../src/projection/GroupsModel.ts'
import { Groups } from '../../src/views/groups/Groups.tsx'
import '../scripts/withGroups.ts'
import { COOPERATIVE, EAGER, orders, theGroup, threeOf } from '../projection/groupWindows.ts'

const thrownOut = presetNamed('thrown-out')
if (!thrownOut) throw new Error('no such scene')
const twice = thrownOut.scenario

const model = theGroup(threeOf(COOPERATIVE)).model(22)

function show(shown: GroupsModel = model) {
  const calls = { onShow: vi.fn(), onGoal: vi.fn(), onSize: vi.fn() }
  render(<Groups model={shown} {...calls} />)
  return calls
}

describe('the Groups view', () => {
  it('names every bar: who reads which partition, from when and for how long', () => {
    show()
    const owners = screen.getByRole('list', { name: 'Who reads what' })
    expect(within(owners).getAllByRole('button')).toHaveLength(4 + 3 + 3)
    within(owners).getByRole('button', { name: /^orders-4: nobody, from 21\.107 s, 3 s$/ })
    within(owners).getByRole('button', { name: /^orders-4: c3, from 24\.108 s/ })
  })

  it('goes to the moment of a bar, and selects whom it is about', async () => {
    const { onGoal } = show()
    await userEvent.click(screen.getByRole('button', { name: /^orders-4: nobody/ }))
    expect(onGoal.mock.calls[0]?.[0]).toMatchObject({ select: 'partition:orders-4' })
    expect(onGoal.mock.calls[0]?.[0].event).toBeGreaterThan(0)
    await userEvent.click(screen.getByRole('button', { name: /^orders-4: c3/ }))
    expect(onGoal.mock.lastCall?.[0]).toMatchObject({ select: 'client:c3' })
  })

  it('goes to the event of a mark', async () => {
    const { onGoal } = show()
    const revoked = screen.getByRole('button', { name: /^c1: onPartitionsRevoked\(4\), at/ })
    await userEvent.click(revoked)
    const { select, event } = onGoal.mock.calls[0]?.[0] ?? {}
    expect(select).toBe(`event:${event}`)
  })

  it('is walked with the keyboard alone, from the state of the group to its members', async () => {
    const { onGoal } = show()
    const state = screen.getByRole('button', { name: /^PreparingRebalance, second round/ })
    state.focus()
    await userEvent.keyboard('{Enter}')
    expect(onGoal.mock.lastCall?.[0]).toMatchObject({ select: 'group:billing' })
    screen.getByRole('button', { name: 'Member c1, owns 0, 2' }).focus()
    await userEvent.keyboard('{Enter}')
    expect(onGoal.mock.lastCall?.[0]).toMatchObject({ select: 'client:c1', event: 0 })
  })

  it('says the same in sentences, for whoever listens', () => {
    show()
    expect(screen.getByText('Nobody reads orders-4, orders-5.')).toBeTruthy()
  })

  it('counts the cost', () => {
    show()
    expect(screen.getByText('2, the least possible')).toBeTruthy()
    expect(screen.getByText('3 s, orders-4')).toBeTruthy()
  })

  it('lists what each member was handed and finished, in a table with a row for each', () => {
    show(theGroup(twice).model(39))
    const table = screen.getByRole('table', { name: 'Records, by member' })
    const row = within(table).getByRole('row', { name: /^c2 / })
    const [handed, finished] = within(row).getAllByRole('cell')
    expect(handed?.textContent).toMatch(/^\d+: orders-0 50–/)
    expect(finished?.textContent).toMatch(/^\d+: orders-0 50–/)
    expect(within(table).getByRole('row', { name: /^c1 / }).textContent).toContain('none')
  })

  it('marks records that were finished twice, and selects the first of them', async () => {
    const { onGoal } = show(theGroup(twice).model(39))
    const mark = screen.getByRole('button', {
      name: 'orders-0 50–56: finished twice, handed out again to c2',
    })
    await userEvent.click(mark)
    expect(onGoal.mock.lastCall?.[0]).toMatchObject({ select: 'record:orders-0@50', event: 0 })
    expect(screen.getByText('7 records')).toBeTruthy()
  })

  it('offers the other group where there are two, and no choice where there is one', async () => {
    const scene = orders(2)
      .member('c1', EAGER)
      .member('d1', { ...EAGER, group: 'audit' })
    const { onShow } = show(theGroup(scene.scenario('9s')).model(8))
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Group' }), 'audit')
    expect(onShow).toHaveBeenCalledWith('audit')
  })

  it('has no switch for one group', () => {
    show()
    expect(screen.queryByRole('combobox')).toBeNull()
  })

  it('says why there is nothing to draw', () => {
    show({ groups: [], shown: '', chart: null, empty: 'Nobody subscribes.' })
    expect(screen.getByText('Nobody subscribes.')).toBeTruthy()
    expect(screen.queryByRole('button')).toBeNull()
  })
})
