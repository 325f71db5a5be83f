// Names of settings at the start. A name nobody knows would have no effect and no one would say so: it is told here.
// In actions Kafka itself refuses unknown names, and values are always Kafka's to judge: that is worth seeing.
import type { ConfigScope } from '../../kafka/configs/ConfigRow.ts'
import { CONFIG_ROWS, configRow } from '../../kafka/configs/configRows.ts'
import * as words from '../../words/en/scenario.ts'
import { guess } from '../guess.ts'
import type { Path } from '../Problem.ts'
import type { Configs } from '../Scenario.ts'
import { type Check, clustersOf, report } from './Check.ts'
import { clientsOf } from './clients.ts'

/** Checks the settings of brokers, topics and clients. */
export function checkConfigs(check: Check): void {
  for (const [name, cluster] of clustersOf(check.scenario)) {
    const path = ['clusters', name]
    checkNames(check, [...path, 'configs'], 'broker', cluster.configs)
    for (const [i, host] of cluster.hosts.entries()) {
      for (const [j, { configs }] of host.processes.entries()) {
        checkNames(check, [...path, 'hosts', i, 'processes', j, 'configs'], 'broker', configs)
      }
    }
    for (const [i, topic] of (cluster.topics ?? []).entries()) {
      checkNames(check, [...path, 'topics', i, 'configs'], 'topic', topic.configs)
    }
  }
  for (const { path, spec } of clientsOf(check.scenario)) {
    const scope = spec.type === 'producer' ? 'producer' : 'consumer'
    checkNames(check, [...path, 'configs'], scope, spec.configs)
  }
}

function checkNames(check: Check, path: Path, scope: ConfigScope, configs: Configs = {}): void {
  for (const name of Object.keys(configs)) {
    if (configRow(scope, name)) continue
    const near = guess(
      name,
      CONFIG_ROWS[scope].map((row) => row.name),
    )
    const hint = near === undefined ? undefined : words.didYouMean(near)
    report(
      check,
      [...path, name],
      words.unknownConfig(name, scope),
      words.unknownConfigFits(scope),
      hint,
    )
  }
}
