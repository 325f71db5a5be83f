// Steps on the network: cuts, heals, slow nodes, and what is watched meanwhile.
import type { Json, JsonObject } from '../json.ts'
import { isList, textOf } from '../json.ts'
import type { Traffic } from './javaClients.ts'
import { startProducerBeside, stopProducerBeside } from './javaProducer.ts'
import { act, type Lab, mark, nodeOf, pass, passUntil } from './Lab.ts'
import type { Step } from './runSteps.ts'
import { startTimeline, type Timeline, timelineResult } from './timeline.ts'

/** Nodes by id; "client" = every Java client that runs. Raw requests always get through. */
function ends(lab: Lab, value: Json | undefined): string[] {
  return (isList(value) ? value : []).flatMap((end) =>
    end === 'client' ? [...lab.javaClients] : [nodeOf(lab, Number(end)).endpoint],
  )
}

const JOIN_US = 45_000_000

export const faultSteps: Readonly<Record<string, Step>> = {
  cut: (lab, action) => {
    mark(lab, 'cut')
    if (isList(action.ask)) lab.asked = action.ask.map(Number)
    act(lab, {
      type: 'cutLink',
      from: ends(lab, action.from),
      to: ends(lab, action.to),
      bothWays: action.bothWays === true,
    })
    return null
  },
  heal: (lab) => {
    mark(lab, 'heal')
    act(lab, { type: 'healNetwork' })
    return null
  },
  slow: slowStep,
  timeline: (lab, action) => {
    lab.notes.set('timeline', startTimeline(lab, action))
    return null
  },
  stopTimeline: (lab) => {
    const timeline = lab.notes.get('timeline') as Timeline
    lab.agents.delete(timeline.looker)
    lab.listeners.delete(timeline.listener)
    for (const probe of timeline.probes) probe.stop()
    passUntil(lab, () => timeline.probes.every((probe) => probe.isOver()), JOIN_US)
    for (const probe of timeline.probes) lab.agents.delete(probe)
    return timelineResult(lab, timeline)
  },
  javaProducer: (lab, action) => {
    lab.notes.set(`producer:${textOf(action, 'id')}`, startProducerBeside(lab, action))
    pass(lab, 1_500_000)
    return null
  },
  stopJavaProducer: (lab, action) =>
    stopProducerBeside(lab, lab.notes.get(`producer:${textOf(action, 'id')}`) as Traffic),
}

function slowStep(lab: Lab, action: JsonObject): null {
  mark(lab, 'slow')
  const slow = isList(action.nodes) ? action.nodes.map(Number) : []
  const before = (lab.notes.get('slow') as readonly number[] | undefined) ?? []
  for (const node of before) act(lab, { type: 'slowNode', node, delay: '0ms' })
  const delay = typeof action.delayMs === 'number' ? action.delayMs : 0
  for (const node of slow) act(lab, { type: 'slowNode', node, delay: `${delay}ms` })
  lab.notes.set('slow', slow)
  if (slow.length > 0) pass(lab, 300_000)
  return null
}
