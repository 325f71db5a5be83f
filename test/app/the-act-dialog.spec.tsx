import { fireEvent, render, screen, within } from '@testing-library/react'
import { useState } from 'react'
import { describe, expect, it, vi } from 'vitest'
import type { ActContext } from '../../src/projection/act/ActContext.ts'
import type { FormValues } from '../../src/projection/act/ActForm.ts'
import { configFacts, configNames } from '../../src/projection/act/configFacts.ts'
import {
  initialValues,
  projectActForm,
  projectActMenu,
} from '../../src/projection/act/projectActForm.ts'
import type { ActionType } from '../../src/scenario/Scenario.ts'
import { ActForm } from '../../src/views/act/ActForm.tsx'
import { ActMenu } from '../../src/views/act/ActMenu.tsx'

const context: ActContext = {
  topics: [{ name: 'orders', partitions: 2 }],
  clients: [{ id: 'web', type: 'producer', lifecycle: 'Running', partitions: [] }],
  brokers: [{ node: 1, process: 'Running', isBroker: true, endpoint: 'broker-1' }],
  hosts: [{ name: 'host-1', powered: true }],
  connections: [],
  groups: [],
  selected: null,
}

/** A form with its own values, as the dialog holds it. */
function Form({
  type,
  onSubmit,
}: {
  readonly type: ActionType
  readonly onSubmit: (action: unknown) => void
}) {
  const [values, setValues] = useState<FormValues>(() => initialValues(type, context))
  const [insist, setInsist] = useState(false)
  const model = projectActForm(type, context, values)
  return (
    <ActForm
      id="form"
      model={model}
      values={values}
      insist={insist}
      factsOf={configFacts}
      namesFor={configNames}
      onChange={setValues}
      onSubmit={() => {
        setInsist(true)
        onSubmit(model.action)
      }}
    />
  )
}

const type = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } })

describe('The Act menu', () => {
  it('lists acts by area and tells why one cannot be done', () => {
    const onChoose = vi.fn()
    render(<ActMenu model={projectActMenu(context)} onChoose={onChoose} />)
    const broker = screen.getByRole('region', { name: 'Broker' })
    const thaw = within(broker).getByRole('button', { name: /Thaw a broker/ })
    expect(thaw.textContent).toContain('No broker is frozen.')
    fireEvent.click(thaw)
    expect(onChoose).not.toHaveBeenCalled()
    fireEvent.click(within(broker).getByRole('button', { name: 'Crash a broker' }))
    expect(onChoose).toHaveBeenCalledWith('crashBroker')
  })
})

describe('A form', () => {
  it('says nothing about a field before it was touched', () => {
    render(<Form type="createTopic" onSubmit={() => {}} />)
    expect(screen.queryByText('Fill this in.')).toBeNull()
    type('Name', 'orders')
    expect(screen.getByText('There is a topic of this name already.')).toBeTruthy()
    expect(screen.getByLabelText('Name').getAttribute('aria-invalid')).toBe('true')
  })

  it('says all that is wrong when the person wants to go on', () => {
    const onSubmit = vi.fn()
    const { container } = render(<Form type="createTopic" onSubmit={onSubmit} />)
    fireEvent.submit(container.querySelector('form') as HTMLFormElement)
    expect(screen.getByText('Fill this in.')).toBeTruthy()
    expect(onSubmit).toHaveBeenCalledWith(null)
  })

  it('sends the action when nothing is wrong', () => {
    const onSubmit = vi.fn()
    const { container } = render(<Form type="createTopic" onSubmit={onSubmit} />)
    type('Name', 'payments')
    type('Partitions', '6')
    fireEvent.submit(container.querySelector('form') as HTMLFormElement)
    expect(onSubmit).toHaveBeenCalledWith({
      type: 'createTopic',
      topic: 'payments',
      partitions: 6,
      replicationFactor: 1,
    })
  })

  it('shows what Kafka says about a setting, and Kafka’s own words for a bad value', () => {
    render(<Form type="alterConfig" onSubmit={() => {}} />)
    type('Config', 'log.flush.interval.messages')
    expect(screen.getByText(/LONG · default 9223372036854775807/)).toBeTruthy()
    type('log.flush.interval.messages', 'zero')
    expect(
      screen.getByText(/Invalid value zero for configuration log.flush.interval.messages/),
    ).toBeTruthy()
  })

  it('adds and takes away rows of settings', () => {
    render(<Form type="createTopic" onSubmit={() => {}} />)
    expect(screen.queryByLabelText('Config')).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: 'Add a setting' }))
    type('Config', 'min.insync.replicas')
    fireEvent.click(screen.getByRole('button', { name: 'Remove min.insync.replicas' }))
    expect(screen.queryByLabelText('Config')).toBeNull()
  })
})
