// The application's thread between two polls: it works on record after record, commits when it does so by itself, and
// meets the exceptions of its own work. An exception of Kafka's from commitSync() it logs, and goes on.
// Kafka: the poll loop of KafkaConsumer's documentation; KafkaConsumer.commitSync.
import { readerOf } from '../../trace/apply/find.ts'
import { recordIn, throwsAt, type Work, workUs } from '../../trace/Work.ts'
import { groupPart } from '../GroupPart.ts'
import type { Entry } from '../kernel/Entry.ts'
import type { Sim } from '../Memory.ts'
import { record } from '../record.ts'
import { schedule } from '../schedule.ts'
import type { ReaderMemory } from './ReaderMemory.ts'
import { endReader, poll, proceed, sendFetches } from './reader.ts'

/** poll() has returned records. */
export function beginWork(sim: Sim, reader: ReaderMemory): void {
  if (reader.application.commit === 'before')
    groupPart().member.commitWork(sim, reader, { type: 'work' })
  else work(sim, reader)
}

/** What it has in hand; null once that is behind it. */
function inHand(sim: Sim, reader: ReaderMemory): Work | null {
  return readerOf(sim.state, reader.id).work
}

/** Works on to where something happens: a record that throws, a commit, the end. */
export function work(sim: Sim, reader: ReaderMemory): void {
  const task = inHand(sim, reader)
  if (!task) return
  const to = nextStop(reader, task)
  const length = workUs(task, to)
  if (length > 0) {
    leavePoll(sim, reader)
    reader.working = true
    schedule(sim, {
      ...{ at: sim.now + length, type: 'workDone', who: reader.id },
      ...{ id: to, life: reader.life },
    })
    return
  }
  worked(sim, reader, task, to, true)
}

function nextStop({ application }: ReaderMemory, { next, count, throws }: Work): number {
  if (application.commit === 'each') return Math.min(next + 1, count)
  return (throws.find((place) => place >= next) ?? count - 1) + 1
}

export function onWorkDone(sim: Sim, entry: Entry): void {
  const reader = sim.memory.readers.get(entry.who)
  const task = reader && reader.life === entry.life ? inHand(sim, reader) : null
  if (!reader || !task) return
  reader.working = false
  worked(sim, reader, task, entry.id, false)
}

/** The work on records up to a place is over, or the last of it threw: what the application does next. */
function worked(sim: Sim, reader: ReaderMemory, task: Work, to: number, atOnce: boolean): void {
  const { commit, poison } = reader.application
  const { id: client } = reader
  if (poison && throwsAt(task, to)) {
    const { handler } = poison
    const done = to - 1 - task.next
    const where = recordIn(task.ranges, to - 1)
    sim.cause = record(sim, { type: 'WorkThrew', client, done, ...where, handler })
    if (handler === 'stop') {
      close(sim, reader)
      return
    }
    if (handler === 'retry') {
      leavePoll(sim, reader)
      reader.working = true
      return
    }
  } else record(sim, { type: 'WorkDone', client, count: to - task.next })
  const isOver = !inHand(sim, reader)
  if (isOver && atOnce) sendFetches(sim, reader)
  if (commit === 'each' && to > task.next)
    groupPart().member.commitWork(
      sim,
      reader,
      { type: isOver ? 'poll' : 'work' },
      recordIn(task.ranges, to - 1),
    )
  else if (!isOver) work(sim, reader)
  else if (commit === 'after') groupPart().member.commitWork(sim, reader, { type: 'poll' })
  else if (!atOnce) proceed(sim, reader)
  else if (!reader.paused) poll(sim, reader)
}

/** The exception leaves the loop, whose `finally` closes the consumer. */
function close(sim: Sim, reader: ReaderMemory): void {
  reader.paused = true
  if (reader.group) groupPart().member.close(sim, reader)
  else endReader(sim, reader.id, 'Closed', 'close()')
}

/** The application is out of poll(), and its group counts the time. */
export function leavePoll(sim: Sim, reader: ReaderMemory): void {
  if (reader.group) groupPart().member.leavePoll(sim, reader)
}
