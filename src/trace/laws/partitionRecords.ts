// What a controller writes about a partition, with the registration before and after: several laws look at these.
import type { NodeId } from '../../kafka/terms.ts'
import type { ClusterState, NodeState } from '../ClusterState.ts'
import {
  findPartition,
  type MetadataImage,
  type MetadataRecord,
  type PartitionRegistration,
} from '../MetadataImage.ts'
import type { EventOf } from '../TraceEvent.ts'
import type { Finding, Looks } from './Law.ts'

type PartitionRecord = Extract<MetadataRecord, { type: 'Partition' | 'PartitionChange' }>

export interface WrittenPartition {
  /** `orders-0`. */
  readonly name: string
  readonly record: PartitionRecord
  /** Undefined = the record begins the partition. */
  readonly before: PartitionRegistration | undefined
  readonly after: PartitionRegistration
  /** The controller's own image, the record included. */
  readonly image: MetadataImage
  readonly controller: NodeState
}

/** Looks at every partition a controller writes, from its own image: committed or not. */
export function onPartitionWritten(
  state: ClusterState,
  look: (written: WrittenPartition) => Finding,
): Looks {
  const images = new Map<NodeId, MetadataImage>()
  for (const { id, controller } of state.nodes) if (controller) images.set(id, controller.image)
  const note = ({ node }: { readonly node: NodeId }) => {
    const controller = state.nodes.find(({ id }) => id === node)?.controller
    if (controller) images.set(node, controller.image)
    return undefined
  }
  return {
    ControllerActivated: note,
    MetadataAppended: (event) => {
      const before = images.get(event.node)
      note(event)
      const written = writtenBy(state, event, before)
      return written && look(written)
    },
  }
}

function writtenBy(
  state: ClusterState,
  { node, record }: EventOf<'MetadataAppended'>,
  before: MetadataImage | undefined,
): WrittenPartition | undefined {
  if (record.type !== 'Partition' && record.type !== 'PartitionChange') return undefined
  const controller = state.nodes.find(({ id }) => id === node)
  const image = controller?.controller?.image
  const after = image && findPartition(image, record.topic, record.partition)
  if (!controller || !image || !after) return undefined
  return {
    name: `${record.topic}-${record.partition}`,
    record,
    before: before && findPartition(before, record.topic, record.partition),
    after,
    image,
    controller,
  }
}

/** min.insync.replicas of a topic as the controller knows it, at most the number of replicas. */
export function effectiveMinIsr(
  { image, controller }: WrittenPartition,
  topic: string,
  replicas: number,
): number {
  const name = 'min.insync.replicas'
  const wanted =
    image.configs[`topic:${topic}`]?.[name] ??
    image.configs.cluster?.[name] ??
    controller.staticConfigs[name] ??
    '1'
  return Math.min(Number(wanted), replicas)
}
