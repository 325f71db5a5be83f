// Share: the link of this very moment, made anew with each choice.
import { useMemo, useState } from 'react'
import { US_PER_S } from '../../kafka/terms.ts'
import type { OpenSpec } from '../../scenario/Scenario.ts'
import { ShareDialog } from '../../views/share/ShareDialog.tsx'
import type { Option, ShareChoices } from '../../views/share/ShareProps.ts'
import { controls, viewNames } from '../../words/en/app.ts'
import { shareWords } from '../../words/en/share.ts'
import { save } from '../deeds.ts'
import { saveKept } from '../keep/restoreKept.ts'
import { showInAddress } from '../open/address.ts'
import { copyText } from '../open/clipboard.ts'
import { embedHtml } from '../open/embed.ts'
import { saveFile } from '../open/saveFile.ts'
import { copyPicture, pictureNow, savePicture } from '../open/sharePicture.ts'
import { encodeLink } from '../open/sharing.ts'
import type { Shell } from '../Shell.ts'
import { useShell } from '../ShellContext.ts'
import { momentOf } from '../sceneDeeds.ts'
import { playedScenario } from '../session/createSession.ts'
import type { ViewName } from '../session/Session.ts'
import { possibleViews } from '../session/views.ts'
import { useCaption } from './useCaption.ts'
import { useRun } from './useRun.ts'

const CONTROLS: readonly Option[] = [
  controls.act,
  controls.open,
  controls.save,
  controls.share,
  controls.undo,
  controls.redo,
  controls.startOver,
  controls.time,
  controls.speed,
].map((name) => ({ id: name, name }))

/** The dialog behind `Share`, wired. */
export function SharePart({ onClose }: { readonly onClose: () => void }) {
  const shell = useShell()
  const { store } = shell
  const { headline } = useCaption(useRun())
  const [choices, setChoices] = useState<ShareChoices>(() => firstChoices(shell))
  const made = useMemo(() => linkOf(shell, choices), [shell, choices])
  const link = made.fragment === undefined ? undefined : addressOf(made.fragment)
  const { cursor, view, scene } = store.getState()
  const copy = async () => {
    if (made.fragment === undefined) return false
    showInAddress(made.fragment)
    store.getState().set({ link: made.fragment })
    return copyText(addressOf(made.fragment))
  }
  return (
    <ShareDialog
      link={link}
      offerFile={made.offerFile}
      problem={made.problem}
      moment={shareWords.moment((cursor.at / US_PER_S).toFixed(3), viewNames[view])}
      title={scene.base.title}
      files={Object.keys(playedScenario(store.getState()).files ?? {}).join(', ')}
      choices={choices}
      allViews={possibleViews(store.getState()).map((id) => ({ id, name: viewNames[id] }))}
      allControls={CONTROLS}
      onChange={setChoices}
      onCopy={copy}
      onCopyText={copyText}
      onSave={() => void save(shell)}
      onSaveCode={(svg) => saveFile(`${scene.base.id}-code.svg`, svg, 'image/svg+xml')}
      takePicture={() => pictureNow(shell, headline, link)}
      onCopyPicture={(picture, format) => copyPicture(shell, picture, format)}
      onSavePicture={(picture, format) => void savePicture(shell, picture, format)}
      embedHtml={(size) => embedHtml(link ?? '', scene.base.title, size)}
      onSaveKept={() => void saveKept(shell)}
      onClose={onClose}
    />
  )
}

function firstChoices({ store }: Shell): ShareChoices {
  const session = store.getState()
  const { views, locked, question } = session.scene.base.open ?? {}
  return {
    paused: true,
    views: views ?? possibleViews(session),
    locked: locked ?? [],
    question: question ?? '',
  }
}

interface MadeLink {
  readonly fragment?: string
  readonly offerFile?: string | undefined
  readonly problem?: string | undefined
}

function linkOf(shell: Shell, choices: ShareChoices): MadeLink {
  const state = shell.store.getState()
  const scenario = playedScenario(state)
  const made = encodeLink(
    { ...scenario, open: openOf(choices, possibleViews(state)) },
    momentOf(state, shell.runs),
  )
  if ('fragment' in made) return made
  return { problem: made.problems[0]?.sentence }
}

/** Only what differs from the usual, so that the link stays short. */
function openOf(
  { paused, views, locked, question }: ShareChoices,
  possible: readonly ViewName[],
): OpenSpec {
  const chosen = possible.filter((view) => views.includes(view))
  const isSome = chosen.length > 0 && chosen.length < possible.length
  return {
    ...(paused ? { paused } : {}),
    ...(isSome ? { views: chosen } : {}),
    ...(locked.length === 0 ? {} : { locked }),
    ...(question.trim() === '' ? {} : { question: question.trim() }),
  }
}

function addressOf(fragment: string): string {
  return `${location.href.replace(/#.*$/s, '')}#${fragment}`
}
