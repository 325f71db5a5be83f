// How many promises hold at this moment; a broken one leads to where it broke.
import { ShieldAlert, ShieldCheck } from 'lucide-react'
import { PROMISES } from '../../trace/promises/index.ts'
import { PromiseCount } from '../../views/bar/PromiseCount.tsx'
import { appWords } from '../../words/en/app.ts'
import { useMoment, useShell } from '../ShellContext.ts'
import { useGo, useSelect } from './useSelect.ts'

export function PromiseChip() {
  const shell = useShell()
  useMoment()
  const [select, go] = [useSelect(), useGo()]
  if (shell.runs.fault() !== undefined) return null
  const { at } = shell.store.getState().cursor
  const breaches = shell.runs.current().breaches.filter((breach) => breach.at <= at)
  const [first] = breaches
  if (first === undefined) {
    const icon = <ShieldCheck size={16} aria-hidden="true" />
    const name = appWords.promisesKept(PROMISES.length)
    return <PromiseCount icon={icon} name={name} tooltip={appWords.promisesAbout()} />
  }
  const broken = new Set(breaches.map((breach) => breach.promise)).size
  return (
    <PromiseCount
      icon={<ShieldAlert size={16} aria-hidden="true" />}
      name={appWords.promisesBroken(broken)}
      tooltip={appWords.promisesGo()}
      onPress={() => {
        select(`partition:${first.partition}`)
        go(first.at, first.event)
      }}
    />
  )
}
