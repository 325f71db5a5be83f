// A link or file that could not be opened, in the place of the view, with every way on.
import { problemExcerpt } from '../../projection/problemExcerpt.ts'
import { ProblemPage } from '../../views/dialogs/ProblemPage.tsx'
import { problemWords } from '../../words/en/dialogs.ts'
import { noticeWords } from '../../words/en/notices.ts'
import { getNewer } from '../../words/en/scenario.ts'
import { showInAddress } from '../open/address.ts'
import { openBrought } from '../open/openScenario.ts'
import { usualScene } from '../open/presets.ts'
import { saveFile } from '../open/saveFile.ts'
import type { Shell } from '../Shell.ts'
import { useShell } from '../ShellContext.ts'
import { openUsual } from '../sceneDeeds.ts'
import type { Trouble } from '../session/Session.ts'

/** The problem page, wired. */
export function TroubleArea({ trouble }: { readonly trouble: Trouble }) {
  const shell = useShell()
  const { problems, text, place, sound } = trouble
  const [first] = problems
  const isNewer = problems.some(({ hint }) => hint === getNewer())
  const leave = () => leaveTrouble(shell)
  return (
    <ProblemPage
      place={place}
      problems={problems}
      excerpt={text === undefined || first === undefined ? [] : problemExcerpt(text, first)}
      isNewer={isNewer}
      onReload={() => location.reload()}
      usual={{
        name: problemWords.usual(usualScene().title),
        onOpen: () => {
          leave()
          openUsual(shell)
        },
      }}
      {...(trouble.isFirst ? {} : { onBack: leave })}
      onCopy={() => void copyDetails(shell, trouble)}
      {...(text === undefined
        ? {}
        : { onEdit: () => shell.desk.setState({ dialog: { name: 'edit', text } }) })}
      {...(sound === undefined ? {} : { sound: soundPart(shell, trouble, sound) })}
      {...(place === 'link' ? { onSave: () => saveLink(trouble) } : {})}
    />
  )
}

/** What could be read of it; else the link itself, whole, for a Kafkascope that knows it. */
function saveLink({ text, source }: Trouble): void {
  if (text === undefined) saveFile('kafkascope-link.txt', `${source}\n`)
  else saveFile('link.kafkascope.json', text)
}

function leaveTrouble({ store }: Shell): void {
  showInAddress(store.getState().link)
  store.getState().set({ trouble: null })
}

function soundPart(shell: Shell, trouble: Trouble, sound: NonNullable<Trouble['sound']>) {
  const isWhole = !trouble.problems.some(({ path }) => path.startsWith('acts['))
  return {
    name: isWhole ? problemWords.soundAll() : problemWords.sound(sound.acts),
    onOpen: () => {
      leaveTrouble(shell)
      void openBrought(shell, sound.scenario)
    },
  }
}

async function copyDetails({ store }: Shell, trouble: Trouble): Promise<void> {
  const { problems, source } = trouble
  try {
    await navigator.clipboard.writeText(JSON.stringify({ problems, source }, null, 2))
    store.getState().notify({ kind: 'copied', text: noticeWords.detailsCopied() })
  } catch {
    store.getState().notify({ kind: 'copied', text: noticeWords.copyFailed() })
  }
}
