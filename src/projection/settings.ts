// A node's setting in force, its default where nobody set it.
import { configRow } from '../kafka/configs/configRows.ts'
import type { NodeState } from '../trace/ClusterState.ts'

/** The value in force; '' = Kafka knows no such setting. */
export function settingOf(node: NodeState, name: string): string {
  return node.configs.get(name)?.value ?? configRow('broker', name)?.default ?? ''
}
