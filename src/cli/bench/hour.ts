// A simulated hour of the reference load in a process of its own: what it takes of memory, and how fast one seeks in it.
import { createHistory } from '../../engine/createHistory.ts'
import { US_PER_S } from '../../kafka/terms.ts'
import { drawer } from './engineFigures.ts'
import { percentile, printFigure, rounded } from './Figure.ts'
import { logBytes } from './logBytes.ts'
import { referenceLoad } from './referenceLoad.ts'

const MINUTE_US = 60 * US_PER_S
const MOST_MB = 150
const MOST_BYTES_A_RECORD = 24
const SEEK_MS = 100
const SEEKS = 100
const MB = 1024 * 1024

const collect = (globalThis as { gc?: () => void }).gc
if (!collect) throw new Error('Run with --expose-gc.')

interface Look {
  readonly total: number
  readonly logs: number
  readonly records: number
}

const history = createHistory(referenceLoad('2h'))

/** Memory in use once what is no longer needed is gone: all of it, and the logs' part. */
async function look(minute: number): Promise<Look> {
  history.advance(minute * MINUTE_US)
  const { nodes, counters } = history.stateAt({ at: minute * MINUTE_US })
  const logs = logBytes(nodes.flatMap((node) => node.replicas.map((replica) => replica.log)))
  await collectAll()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return { total: heapUsed + arrayBuffers, logs, records: counters.records }
}

/** Buffers go a little later than the objects that held them. */
async function collectAll(): Promise<void> {
  for (let round = 0; round < 3; round++) {
    collect?.()
    await new Promise((done) => setTimeout(done, 100))
  }
}

const [early, late] = [await look(10), await look(60)]
const perRecord = (late.logs - early.logs) / (late.records - early.records)
const rest = (late.total - late.logs) / (early.total - early.logs)
printFigure({
  name: 'memory-1h',
  value: rounded(late.total / MB, 1),
  unit: 'MB',
  ratio: rounded(late.total / MB / MOST_MB),
  goal: MOST_MB,
  pass: late.total / MB <= MOST_MB && perRecord <= MOST_BYTES_A_RECORD && Math.abs(rest - 1) <= 0.1,
})
console.error(
  `logs ${rounded(perRecord, 1)} B a record, all else ${rounded((early.total - early.logs) / MB, 1)} MB at minute 10 and ${rounded((late.total - late.logs) / MB, 1)} MB at minute 60`,
)

const draw = drawer(11)
const seeks: number[] = []
for (let index = 0; index < SEEKS; index++) {
  const at = draw(60 * MINUTE_US)
  const start = performance.now()
  history.stateAt({ at })
  seeks.push(performance.now() - start)
}
const seek = percentile(seeks, 95)
printFigure({
  name: 'seek-1h',
  value: rounded(seek),
  unit: 'ms',
  ratio: rounded(seek / SEEK_MS),
  goal: SEEK_MS,
  pass: seek <= SEEK_MS,
})
