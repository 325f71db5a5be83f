// The hint that stands now, wired; what a person does by themselves is never told.
import { useEffect } from 'react'
import { Hint } from '../../views/welcome/Hint.tsx'
import { hintWords } from '../../words/en/welcome.ts'
import { hintNow, withDone } from '../hints.ts'
import { useDesk, useSession, useShell } from '../ShellContext.ts'
import { useIsNarrow } from './usePage.ts'

/** At most one hint. */
export function HintPart() {
  const { store, desk } = useShell()
  const isPhone = useIsNarrow(600)
  const onDesk = useDesk((state) => state)
  const name = useSession((session) => hintNow(session, onDesk, !isPhone && session.keysOn))
  useEffect(() => {
    const learn = () => {
      const { hints, set, ...session } = store.getState()
      const now = withDone({ ...session, hints }, desk.getState())
      if (now !== hints) set({ hints: now })
    }
    const stops = [store.subscribe(learn), desk.subscribe(learn)]
    return () => {
      for (const stop of stops) stop()
    }
  }, [store, desk])
  if (name === null) return null
  const { hints, set } = store.getState()
  return (
    <Hint
      text={isPhone ? hintWords.touch[name] : hintWords.keys[name]}
      onKnown={() => set({ hints: { ...hints, known: [...hints.known, name] } })}
      onOff={() => set({ hints: { ...hints, off: true } })}
    />
  )
}
