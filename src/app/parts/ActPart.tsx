// The Act dialog: the menu, then one act's form.
import { ArrowLeft } from 'lucide-react'
import { useId, useState } from 'react'
import { type ActContext, actContext } from '../../projection/act/ActContext.ts'
import type { FormValues } from '../../projection/act/ActForm.ts'
import { configFacts, configNames } from '../../projection/act/configFacts.ts'
import {
  initialValues,
  projectActForm,
  projectActMenu,
} from '../../projection/act/projectActForm.ts'
import type { ActionType } from '../../scenario/Scenario.ts'
import { ActForm } from '../../views/act/ActForm.tsx'
import { ActMenu } from '../../views/act/ActMenu.tsx'
import { Dialog } from '../../views/dialogs/Dialog.tsx'
import { Button } from '../../views/kit/Button.tsx'
import { actTitles } from '../../words/en/act.ts'
import { appWords, controls } from '../../words/en/app.ts'
import { perform } from '../deeds.ts'
import { useSession, useShell } from '../ShellContext.ts'

export interface ActPartProps {
  /** The form to begin with; absent = the menu. */
  readonly first: ActionType | undefined
  readonly onClose: () => void
}

/** What can be done at the cursor's instant. */
export function ActPart({ first, onClose }: ActPartProps) {
  const { runs, store } = useShell()
  const cursor = useSession((state) => state.cursor)
  const [type, setType] = useState(first)
  const context = actContext(runs.current().stateAt(cursor), store.getState().selected)
  if (type !== undefined) {
    const back = first === undefined ? () => setType(undefined) : undefined
    return <FormPart key={type} type={type} context={context} onBack={back} onClose={onClose} />
  }
  return (
    <Dialog title={controls.act} place="corner" onClose={onClose}>
      <ActMenu model={projectActMenu(context)} onChoose={setType} />
    </Dialog>
  )
}

interface FormPartProps {
  readonly type: ActionType
  readonly context: ActContext
  readonly onBack: (() => void) | undefined
  readonly onClose: () => void
}

function FormPart({ type, context, onBack, onClose }: FormPartProps) {
  const shell = useShell()
  const formId = useId()
  const [values, setValues] = useState<FormValues>(() => initialValues(type, context))
  const [insist, setInsist] = useState(false)
  const model = projectActForm(type, context, values)
  const submit = () => {
    setInsist(true)
    if (model.action !== null) perform(shell, model.action)
  }
  return (
    <Dialog
      title={model.title}
      place="corner"
      onClose={onClose}
      footer={
        <>
          <Button look="primary" locked={model.unavailable} onPress={submit}>
            {actTitles[type].name}
          </Button>
          {onBack === undefined ? null : (
            <Button icon={<ArrowLeft size={16} aria-hidden="true" />} onPress={onBack}>
              {appWords.back()}
            </Button>
          )}
        </>
      }
    >
      <ActForm
        id={formId}
        model={model}
        values={values}
        insist={insist}
        factsOf={configFacts}
        namesFor={configNames}
        onChange={setValues}
        onSubmit={submit}
      />
    </Dialog>
  )
}
