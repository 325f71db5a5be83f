import type { GroupChart } from '../../projection/GroupsModel.ts'
import type { GroupsProps } from './GroupsProps.ts'

export interface ChartProps extends Pick<GroupsProps, 'onGoal'> {
  readonly chart: GroupChart
}
