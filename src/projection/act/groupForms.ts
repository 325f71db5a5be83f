// Consumer groups: where they read on, and deleting them. A group with members is Kafka's to refuse.
import { actFields, actUnavailable } from '../../words/en/act.ts'
import type { ActContext } from './ActContext.ts'
import type { FieldSpec, FormSpec } from './ActForm.ts'
import { fromFields, readFrom } from './readerForm.ts'
import { firstOf, firstTopic, partitionOptions, topicField } from './topicForms.ts'

const groupField = ({ groups }: ActContext): FieldSpec => ({
  id: 'group',
  label: actFields.group(),
  kind: 'choice',
  options: groups.map(({ id, state }) => ({ value: id, name: actFields.groupInState(id, state) })),
})

const firstGroup = (context: ActContext): string =>
  firstOf(
    context.groups.map(({ id }) => id),
    context,
    'group',
  )

const needsGroup = ({ groups }: ActContext): string | undefined =>
  groups.length === 0 ? actUnavailable.groups() : undefined

export const deleteGroupForm: FormSpec = {
  unavailable: needsGroup,
  initial: (context) => ({ group: firstGroup(context) }),
  fields: (context) => [groupField(context)],
  action: (values) => ({ type: 'deleteGroup', group: values.group ?? '' }),
}

export const resetOffsetsForm: FormSpec = {
  unavailable: (context) =>
    context.topics.length === 0 ? actUnavailable.topics() : needsGroup(context),
  initial: (context) => ({
    group: firstGroup(context),
    topic: firstTopic(context),
    partition: '',
    from: 'beginning',
    offset: '0',
    timestamp: '',
  }),
  fields: (context, values) => [
    groupField(context),
    topicField(context),
    {
      id: 'partition',
      label: actFields.partition(),
      kind: 'choice',
      options: [
        { value: '', name: actFields.allPartitions() },
        ...partitionOptions(context, values.topic),
      ],
    },
    ...fromFields(values, actFields.seekTo(), false),
  ],
  action: ({ group = '', topic = '', partition = '', ...values }) => ({
    type: 'resetOffsets',
    group,
    topic,
    ...(partition === '' ? {} : { partition: Number(partition) }),
    to: readFrom(values) ?? 'beginning',
  }),
}
