// The Act menu and its forms: one row for each type of action, so that a new one does not compile without a form.
import type { ActionType } from '../../scenario/Scenario.ts'
import { actAreas, actTitles } from '../../words/en/act.ts'
import type { ActContext } from './ActContext.ts'
import type { ActFormModel, FieldModel, FieldSpec, FormSpec, FormValues } from './ActForm.ts'
import * as broker from './brokerForms.ts'
import * as client from './clientForms.ts'
import { configEntries, configFault } from './configRows.ts'
import * as group from './groupForms.ts'
import * as network from './networkForms.ts'
import * as topic from './topicForms.ts'

const FORMS: { readonly [T in ActionType]: FormSpec } = {
  produceRecords: topic.produceRecordsForm,
  createTopic: topic.createTopicForm,
  alterTopic: topic.alterTopicForm,
  deleteTopic: topic.deleteTopicForm,
  addClient: client.addClientForm,
  removeClient: client.removeClientForm,
  pauseClient: client.pauseClientForm,
  resumeClient: client.resumeClientForm,
  freezeClient: client.freezeClientForm,
  thawClient: client.thawClientForm,
  slowClient: client.slowClientForm,
  crashClient: client.crashClientForm,
  restartClient: client.restartClientForm,
  stopBroker: broker.stopBrokerForm,
  crashBroker: broker.crashBrokerForm,
  freezeBroker: broker.freezeBrokerForm,
  thawBroker: broker.thawBrokerForm,
  startBroker: broker.startBrokerForm,
  powerOff: broker.powerOffForm,
  powerOn: broker.powerOnForm,
  loseDisk: broker.loseDiskForm,
  slowDisk: broker.slowDiskForm,
  slowNode: broker.slowNodeForm,
  splitNetwork: network.splitNetworkForm,
  cutLink: network.cutLinkForm,
  healNetwork: network.healNetworkForm,
  electLeaders: network.electLeadersForm,
  delayConnection: broker.delayConnectionForm,
  silenceConnection: broker.silenceConnectionForm,
  healConnection: broker.healConnectionForm,
  resetConnection: broker.resetConnectionForm,
  alterConfig: broker.alterConfigForm,
  seekReader: client.seekReaderForm,
  resetOffsets: group.resetOffsetsForm,
  deleteGroup: group.deleteGroupForm,
}

const AREAS: readonly {
  readonly area: keyof typeof actAreas
  readonly types: readonly ActionType[]
}[] = [
  { area: 'records', types: ['produceRecords'] },
  { area: 'topics', types: ['createTopic', 'alterTopic', 'deleteTopic'] },
  {
    area: 'clients',
    types: [
      'addClient',
      'pauseClient',
      'resumeClient',
      'slowClient',
      'freezeClient',
      'thawClient',
      'removeClient',
      'crashClient',
      'restartClient',
    ],
  },
  {
    area: 'broker',
    types: ['stopBroker', 'crashBroker', 'freezeBroker', 'thawBroker', 'startBroker'],
  },
  { area: 'hosts', types: ['powerOff', 'powerOn', 'slowDisk', 'loseDisk'] },
  { area: 'network', types: ['splitNetwork', 'cutLink', 'slowNode', 'healNetwork'] },
  {
    area: 'connections',
    types: ['delayConnection', 'silenceConnection', 'resetConnection', 'healConnection'],
  },
  { area: 'elections', types: ['electLeaders'] },
  { area: 'configs', types: ['alterConfig'] },
  { area: 'positions', types: ['seekReader'] },
  { area: 'groups', types: ['resetOffsets', 'deleteGroup'] },
]

export interface ActMenuModel {
  readonly areas: readonly {
    readonly title: string
    readonly acts: readonly ActChoice[]
  }[]
}

export interface ActChoice {
  readonly type: ActionType
  readonly name: string
  readonly unavailable: string | undefined
}

/** Everything one can do, by area; what cannot be done now says why. */
export function projectActMenu(context: ActContext): ActMenuModel {
  const choice = (type: ActionType): ActChoice => ({
    type,
    name: actTitles[type].name,
    unavailable: FORMS[type].unavailable(context),
  })
  return {
    areas: AREAS.map(({ area, types }) => ({ title: actAreas[area], acts: types.map(choice) })),
  }
}

/** What stands in a form when it is opened. */
export function initialValues(type: ActionType, context: ActContext): FormValues {
  return FORMS[type].initial(context)
}

/** A form as it stands, with what is wrong with it, and the action when nothing is. */
export function projectActForm(
  type: ActionType,
  context: ActContext,
  typed: FormValues,
): ActFormModel {
  const spec = FORMS[type]
  const specs = spec.fields(context, typed)
  const values = withChoices(specs, typed)
  const fields = specs.map((field) => fieldModel(field, values))
  const isSound = fields.every(({ error }) => error === undefined)
  const result = isSound ? spec.action(values, context) : undefined
  return {
    type,
    title: actTitles[type].name,
    sentence: actTitles[type].sentence,
    unavailable: spec.unavailable(context),
    fields,
    problem: typeof result === 'string' ? result : undefined,
    action: result === undefined || typeof result === 'string' ? null : result,
  }
}

/** A choice that is no longer on offer becomes the first that is. */
function withChoices(specs: readonly FieldSpec[], typed: FormValues): FormValues {
  const values = { ...typed }
  for (const { id, options } of specs) {
    if (options === undefined) continue
    const isOnOffer = options.some(({ value }) => value === values[id])
    if (!isOnOffer) values[id] = options[0]?.value ?? ''
  }
  return values
}

function fieldModel({ check, ...field }: FieldSpec, values: FormValues): FieldModel {
  const value = values[field.id] ?? ''
  const error = field.kind === 'configs' ? configsError(values, field.id) : check?.(value)
  return { ...field, value, ...(error === undefined ? {} : { error }) }
}

function configsError(values: FormValues, field: string): string | undefined {
  const entries = configEntries(values, field)
  return entries.map(configFault).find((fault) => fault !== undefined)
}
