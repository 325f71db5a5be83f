import type { Goal, GroupsModel } from '../../projection/GroupsModel.ts'

export interface GroupsProps {
  readonly model: GroupsModel
  readonly onShow: (group: string) => void
  /** A bar or a mark was chosen: what it is about, and its moment. */
  readonly onGoal: (goal: Goal) => void
  /** px of the room for the chart. */
  readonly onSize: (size: { readonly width: number; readonly height: number }) => void
}
