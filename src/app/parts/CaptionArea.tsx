// The caption with the suggested act and Act beside it, and a teacher's question above.
import { Plus, X, Zap } from 'lucide-react'
import { useState } from 'react'
import { Caption } from '../../views/caption/Caption.tsx'
import { Button, IconButton } from '../../views/kit/Button.tsx'
import { appWords, controls } from '../../words/en/app.ts'
import styles from '../App.module.css'
import { perform } from '../deeds.ts'
import { loadPresets } from '../open/presets.ts'
import { useSession, useShell } from '../ShellContext.ts'
import { isLocked } from '../session/createSession.ts'
import { suggestionOf } from '../suggestion.ts'
import { useCaption } from './useCaption.ts'
import { useLoaded } from './useLoaded.ts'
import { useIsNarrow } from './usePage.ts'
import type { RunNow } from './useRun.ts'

/** Read out when it changes, once the person has done something and while nothing plays. */
export function CaptionArea({ run }: { readonly run: RunNow | null }) {
  const touched = useSession((state) => state.touched)
  const playing = useSession((state) => state.playing)
  const isPhone = useIsNarrow(600)
  const words = { ...useCaption(run), speaking: touched && !playing }
  if (!isPhone) {
    return (
      <>
        <Question />
        <Caption {...words} suggestion={<SuggestedAct run={run} />} actions={<ActButton />} />
      </>
    )
  }
  return (
    <>
      <Question />
      <Caption {...words} />
    </>
  )
}

/** On a phone they stand at its foot, where the sheet comes when something is selected. */
export function ActsArea({ run }: { readonly run: RunNow | null }) {
  return (
    <div className={styles.phoneActs}>
      <SuggestedAct run={run} />
      <ActButton />
    </div>
  )
}

function SuggestedAct({ run }: { readonly run: RunNow | null }) {
  const shell = useShell()
  const scene = useSession((state) => state.scene)
  const locked = useSession((state) => isLocked(state, controls.act))
  // A scene's own acts come with the scenes.
  useLoaded(loadPresets)
  const suggestion = suggestionOf(scene, run?.state)
  if (suggestion === null || locked) return null
  return (
    <Button
      look={suggestion.isFault ? 'danger' : 'plain'}
      icon={<Zap size={16} aria-hidden="true" />}
      onPress={() => perform(shell, suggestion.act)}
    >
      {suggestion.label}
    </Button>
  )
}

/** Opens the menu of acts; acts happen at the moment that is shown, so it stands still. */
export function ActButton() {
  const { desk, playback } = useShell()
  const isPhone = useIsNarrow(600)
  const locked = useSession((state) => isLocked(state, controls.act))
  return (
    <Button
      icon={<Plus size={16} aria-hidden="true" />}
      {...(isPhone ? {} : { shortcut: 'A' })}
      locked={locked ? appWords.lockedByLink() : undefined}
      onPress={() => {
        playback.pause()
        desk.setState({ dialog: { name: 'act' } })
      }}
    >
      {controls.act}
    </Button>
  )
}

function Question() {
  const question = useSession((state) => state.scene.base.open?.question)
  const [closed, setClosed] = useState<string>()
  if (question === undefined || question === closed) return null
  return (
    <section className={styles.question} aria-label={appWords.question()}>
      <p className={styles.questionText}>{question}</p>
      <IconButton
        name={appWords.close()}
        icon={<X size={18} aria-hidden="true" />}
        onPress={() => setClosed(question)}
      />
    </section>
  )
}
