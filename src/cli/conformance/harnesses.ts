// Which harness runs which kind of case file.
import { apisHarness } from './apisHarness.ts'
import { assignorsHarness } from './assignorsHarness.ts'
import { clientsHarness } from './clientsHarness.ts'
import { configDefsHarness } from './configDefsHarness.ts'
import { openEngineDriver } from './engineDriver.ts'
import { epochCacheHarness } from './epochCacheHarness.ts'
import { errorsHarness } from './errorsHarness.ts'
import { groupsHarness } from './groups/groupsHarness.ts'
import type { Harness } from './Harness.ts'
import { javaOrderHarness } from './javaOrderHarness.ts'
import { partitionChangeHarness } from './partitionChangeHarness.ts'
import { partitionerHarness } from './partitionerHarness.ts'
import { placementHarness } from './placementHarness.ts'
import { placementZkHarness } from './placementZkHarness.ts'
import { replicationHarness } from './replicationHarness.ts'
import { stickyPartitionerHarness } from './stickyPartitionerHarness.ts'

const HARNESSES: Readonly<Record<string, Harness>> = {
  'clients/batching': clientsHarness(openEngineDriver),
  'clients/classic': groupsHarness,
  'clients/failover': groupsHarness,
  'clients/failover-again': groupsHarness,
  'clients/groups-again': groupsHarness,
  'clients/groups-drawn': groupsHarness,
  'clients/idempotence': clientsHarness(openEngineDriver),
  'clients/initial-delay': groupsHarness,
  'clients/lag': groupsHarness,
  'clients/offsets': groupsHarness,
  'clients/poll-interval': groupsHarness,
  'clients/static': groupsHarness,
  'clients/subscriptions': groupsHarness,
  'clients/producer-errors': clientsHarness(openEngineDriver),
  'clients/producers-again': clientsHarness(openEngineDriver),
  'replication/again': replicationHarness,
  'replication/configs-errors': replicationHarness,
  'replication/controller': replicationHarness,
  'replication/elections': replicationHarness,
  'replication/lag': replicationHarness,
  'replication/loss': replicationHarness,
  'replication/minisr-elr': replicationHarness,
  'replication/rack': replicationHarness,
  'replication/splits': replicationHarness,
  'replication/topics-and-time': replicationHarness,
  'vectors/apis': apisHarness,
  'vectors/assignors': assignorsHarness,
  'vectors/config-defs': configDefsHarness,
  'vectors/epoch-cache': epochCacheHarness,
  'vectors/errors': errorsHarness,
  'vectors/java-order': javaOrderHarness,
  'vectors/partition-change': partitionChangeHarness,
  'vectors/partitioner': partitionerHarness,
  'vectors/placement': placementHarness,
  'vectors/placement-zk': placementZkHarness,
  'vectors/sticky-partitioner': stickyPartitionerHarness,
}

/** The harness of a kind of case file, e.g. `vectors/placement`; undefined if there is none yet. */
export function harnessFor(area: string): Harness | undefined {
  return HARNESSES[area]
}

/** The kinds that can be run. */
export const RUNNABLE_AREAS: readonly string[] = Object.keys(HARNESSES)
