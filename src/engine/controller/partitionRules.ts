// Settings the controller decides by: the topic's own, else the cluster's, else what its own server.properties or the default says.
// Kafka: ReplicationControlManager.getTopicEffectiveMinIsr, ConfigurationControlManager.uncleanLeaderElectionEnabledForTopic.
import { configRow } from '../../kafka/configs/configRows.ts'
import type { NodeState } from '../../trace/ClusterState.ts'
import type { MetadataImage } from '../../trace/MetadataImage.ts'

/** A topic setting with its broker synonym of the same name. */
function settingOf(node: NodeState, image: MetadataImage, topic: string, name: string): string {
  return (
    image.configs[`topic:${topic}`]?.[name] ??
    image.configs[`broker:${node.id}`]?.[name] ??
    image.configs['broker:']?.[name] ??
    node.staticConfigs[name] ??
    configRow('topic', name)?.default ??
    ''
  )
}

export function topicMinIsr(node: NodeState, image: MetadataImage, topic: string): number {
  return Number(settingOf(node, image, topic, 'min.insync.replicas'))
}

export function uncleanAllowed(node: NodeState, image: MetadataImage, topic: string): boolean {
  return settingOf(node, image, topic, 'unclean.leader.election.enable') === 'true'
}
