// Sessions of brokers: how long the active controller still waits for a sign of life.
import { US_PER_MS, type Us } from '../kafka/terms.ts'
import type { ClusterState, NodeState } from '../trace/ClusterState.ts'
import { stageWords as words } from '../words/en/stage.ts'
import { lengthText } from './clock.ts'
import type { SessionModel } from './StageModel.ts'
import { settingOf } from './settings.ts'

/** A heartbeat is missed when so many of its intervals have passed. */
const MISSED = 1.25

/** The session of a broker as the active controller counts it; null = it is in none, or nobody counts. */
export function sessionOf(state: ClusterState, node: NodeState, at: Us): SessionModel | null {
  if (state.quorum.leader < 0 && state.quorum.members.length > 1) return uncounted(node)
  const active = state.nodes.find((one) => one.id === state.quorum.leader)
  const heardAt = active?.controller?.contacts.get(node.id)
  if (active === undefined || heardAt === undefined || active.process !== 'Running') return null
  const length = Number(settingOf(active, 'broker.session.timeout.ms')) * US_PER_MS
  const interval = Number(settingOf(node, 'broker.heartbeat.interval.ms')) * US_PER_MS
  const left = Math.max(0, heardAt + length - at)
  const silent = at - heardAt > interval * MISSED
  const over = node.fenced || left === 0
  if (node.fenced && node.process === 'Running') return null
  const time = secondsText(left)
  const name = silent ? words.silentName(node.id, time) : words.sessionName(node.id, time)
  return {
    left: time,
    text: over ? words.sessionOver : silent ? words.fencedIn(time) : words.session(time),
    arc: { left: over ? 0 : Math.round((left / length) * 1000) / 1000, name },
    silent: silent && !over,
    over,
  }
}

/** Tenths of a second while seconds are counted. */
function secondsText(us: Us): string {
  return us >= 1000 * US_PER_MS ? `${(us / (1000 * US_PER_MS)).toFixed(1)} s` : lengthText(us)
}

/** Without an active controller no session runs out: nobody is fenced, however silent. */
function uncounted(node: NodeState): SessionModel | null {
  if (node.fenced || node.brokerEpoch < 0) return null
  const text = words.nobodyCounts
  return { left: '', text, arc: { left: 0, name: text }, silent: false, over: false }
}
