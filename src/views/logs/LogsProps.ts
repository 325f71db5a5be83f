import type { LogsModel } from '../../projection/LogsModel.ts'
import type { ColourBy } from '../../projection/StageModel.ts'
import type { SelectionId } from '../../projection/selection.ts'

export interface LogsProps {
  readonly model: LogsModel
  /** Playing or stepping: changes of state may ease. */
  readonly eased?: boolean
  readonly onSelect: (id: SelectionId | null) => void
  /** A partition's name; '' = all of them. */
  readonly onShow: (partition: string) => void
  readonly onColourBy: (colourBy: ColourBy) => void
  /** The first offset in sight of one partition; null = follow the log's end again. */
  readonly onScroll: (partition: string, from: number | null) => void
  /** Offered where a log is empty: what it is called and how to do it; absent = a link has locked it. */
  readonly produce?: { readonly name: string; readonly onPress: () => void } | undefined
  readonly onSize: (size: { readonly width: number; readonly height: number }) => void
}
