// The preview of a person's file, read anew with each choice; then it plays.
import { useMemo, useState } from 'react'
import { parseDuration } from '../../scenario/duration.ts'
import { readRecords } from '../../scenario/records/readRecords.ts'
import { type DropChoices, DropPreview } from '../../views/dialogs/DropPreview.tsx'
import { actFaults } from '../../words/en/act.ts'
import { bytesText } from '../../words/en/dialogs.ts'
import { type DroppedFile, fileScene, specOf } from '../open/dropped.ts'
import { openScenario } from '../open/openScenario.ts'
import { usualGap, withPersonsFile } from '../open/playFile.ts'
import { useShell } from '../ShellContext.ts'

export interface DropPartProps {
  readonly file: DroppedFile
  readonly onClose: () => void
}

const SHOWN = 8

/** The preview, wired. */
export function DropPart({ file, onClose }: DropPartProps) {
  const shell = useShell()
  const [choices, setChoices] = useState<DropChoices>(() => firstChoices(file))
  const { as, key, header, every } = choices
  const read = useMemo(() => readFile(file, { as, key, header }), [file, as, key, header])
  const { records, report, problems } = read
  const everyFault = parseDuration(every.trim()) === undefined ? actFaults.duration() : undefined
  const play = () => {
    const placed = { name: file.name, spec: specOf(file.bytes), records: records.values.length }
    const scenario = withPersonsFile(fileScene(), placed, { ...choices, every: every.trim() })
    onClose()
    openScenario(shell, scenario)
  }
  return (
    <DropPreview
      name={file.name}
      size={bytesText(file.bytes.length)}
      total={records.values.length}
      choices={choices}
      columns={read.columns ?? []}
      rows={records.values.slice(0, SHOWN).map((value, index) => ({
        line: records.lines[index] ?? index + 1,
        key: records.keys[index] ?? null,
        value: value.slice(0, 300),
      }))}
      report={report}
      problems={problems.map(({ sentence, hint }) => [sentence, hint].filter(Boolean).join(' '))}
      everyFault={everyFault}
      onChange={setChoices}
      onPlay={play}
      onClose={onClose}
    />
  )
}

function firstChoices(file: DroppedFile): DropChoices {
  const choices = { as: file.guess, key: '', header: true }
  return { ...choices, every: usualGap(readFile(file, choices).records.values.length) }
}

function readFile(file: DroppedFile, { as, key, header }: Omit<DropChoices, 'every'>) {
  return readRecords(file.bytes, { as, header, ...(key === '' ? {} : { key }) })
}
