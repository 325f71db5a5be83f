// The scenario of the other run: the same scene and seed with one thing different.
import type { NodeId } from '../../kafka/terms.ts'
import type {
  ClientSpec,
  ClusterSpec,
  CompareSpec,
  Configs,
  Scenario,
} from '../../scenario/Scenario.ts'

type Setting = Extract<CompareSpec, { to: 'setting' }>

/** Turns a scene round, as its preset's claim does; undefined where a scene has no opposite. */
type Opposite = ((scenario: Scenario) => Scenario) | undefined

/** The other run's scenario; null where there is nothing to compare with. */
export function otherScenario(
  scenario: Scenario,
  compare: CompareSpec,
  opposite: Opposite,
): Scenario | null {
  switch (compare.to) {
    case 'opposite':
      return opposite?.(scenario) ?? null
    case 'setting':
      return withSetting(scenario, compare)
    case 'acts':
      return { ...scenario, acts: compare.acts }
  }
}

/** The same scenario with one setting changed; null when nobody of that name is in it. */
function withSetting(scenario: Scenario, { of, name, value }: Setting): Scenario | null {
  const put = (configs: Configs | undefined): Configs => ({ ...configs, [name]: value })
  const [kind, id = ''] = partsOf(of)
  if (kind === 'client') {
    const isIt = (client: ClientSpec) => client.id === id
    if (!scenario.clients.some(isIt)) return null
    const clients = scenario.clients.map((client) =>
      isIt(client) ? { ...client, configs: put(client.configs) } : client,
    )
    return { ...scenario, clients }
  }
  const changed = Object.entries(scenario.clusters).map(
    ([cluster, spec]) => [cluster, changeCluster(spec, kind, id, put)] as const,
  )
  const isFound = changed.some(([cluster, spec]) => spec !== scenario.clusters[cluster])
  return isFound ? { ...scenario, clusters: Object.fromEntries(changed) } : null
}

function partsOf(of: string): readonly [kind: string, id?: string] {
  const colon = of.indexOf(':')
  return colon < 0 ? [of] : [of.slice(0, colon), of.slice(colon + 1)]
}

type Put = (configs: Configs | undefined) => Configs

function changeCluster(spec: ClusterSpec, kind: string, id: string, put: Put): ClusterSpec {
  if (kind === 'brokers') return { ...spec, configs: put(spec.configs) }
  if (kind === 'topic') {
    if (!spec.topics?.some(({ name }) => name === id)) return spec
    const topics = spec.topics.map((topic) =>
      topic.name === id ? { ...topic, configs: put(topic.configs) } : topic,
    )
    return { ...spec, topics }
  }
  return kind === 'broker' ? changeNode(spec, id, put) : spec
}

function changeNode(spec: ClusterSpec, id: string, put: Put): ClusterSpec {
  const isIt = (node: NodeId) => String(node) === id
  if (!spec.hosts.some(({ processes }) => processes.some(({ node }) => isIt(node)))) return spec
  const hosts = spec.hosts.map((host) => ({
    ...host,
    processes: host.processes.map((process) =>
      isIt(process.node) ? { ...process, configs: put(process.configs) } : process,
    ),
  }))
  return { ...spec, hosts }
}
