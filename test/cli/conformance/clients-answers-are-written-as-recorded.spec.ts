import { describe, expect, it } from 'vitest'
import {
  answersText,
  batchLine,
  withoutCompressedSize,
} from '../../../src/cli/conformance/clientsAnswers.ts'
import type { LoggedBatch } from '../../../src/cli/conformance/clientsDriver.ts'
import type { JsonObject } from '../../../src/cli/conformance/json.ts'
import { judgeKeylessSends } from '../../../src/cli/conformance/keylessSends.ts'

const at = (partition: number, offset: number) => ({ partition, offset })
const batch: LoggedBatch = {
  baseOffset: 4,
  lastOffset: 7,
  recordCount: 4,
  producerId: 4001,
  producerEpoch: 0,
  baseSequence: 4,
  lastSequence: 7,
  isTransactional: false,
  codec: 'none',
  leaderEpoch: 0,
  sizeBytes: 897,
}

describe('the answers of a send', () => {
  it('join offsets in a row', () => {
    const answers = [at(1, 0), at(2, 0), at(2, 1), at(0, 0), at(2, 2)]
    expect(answersText(answers, false)).toBe('1@0; 2@0-1; 0@0; 2@2')
  })

  it('count equal errors', () => {
    const error = { error: 'TimeoutException: too late' }
    expect(answersText([error, error, at(0, 3)], false)).toBe(
      'TimeoutException: too late (x2); 0@3',
    )
  })

  it('are counted per partition in a summary', () => {
    expect(answersText([at(2, 0), at(0, 0), at(2, 1)], true)).toBe('{partition 0=1, partition 2=2}')
  })
})

describe('a batch on disk', () => {
  it('is one line, its producer named in order of appearance', () => {
    const names = new Map([[17, 'P1']])
    const line = '4..7 records 4 producer P2 epoch 0 seq 4..7 leaderEpoch 0'
    expect(batchLine(batch, names, false)).toBe(line)
    expect(batchLine(batch, names, true)).toBe(`${line} bytes 897`)
  })

  it('without a producer id says nothing of sequences', () => {
    const line = batchLine({ ...batch, producerId: -1 }, new Map(), false)
    expect(line).toBe('4..7 records 4 leaderEpoch 0')
  })

  it('that is compressed is compared without its size', () => {
    const line = batchLine({ ...batch, codec: 'lz4' }, new Map(), true)
    expect(withoutCompressedSize(line)).toBe(
      '4..7 records 4 producer P1 epoch 0 seq 4..7 lz4 leaderEpoch 0',
    )
    const plain = batchLine(batch, new Map(), true)
    expect(withoutCompressedSize(plain)).toBe(plain)
  })
})

describe('a keyless record', () => {
  const start = { do: { op: 'startProducer', id: 'p', config: {} } }
  const send = (...varies: string[]): JsonObject => ({
    do: { op: 'send', id: 'p', topic: 't', count: 1 },
    observe: { result: { varies } },
  })
  // Two runs: the second step stays, the third may change, as it did in the first run.
  const recorded = { steps: [start, send('0@0', '1@0'), send('0@1', '1@1'), send('2@0', '1@2')] }
  const verdicts = (...results: string[]) => {
    const steps = [{}, ...results.map((result) => ({ observe: { result } }))]
    return [...judgeKeylessSends(recorded, { steps }).values()]
  }

  it('may go where no recorded run sent it', () => {
    expect(verdicts('2@0', '2@1', '0@0')).toEqual([null, null, null])
    expect(verdicts('2@0', '2@1', '2@2')).toEqual([null, null, null])
  })

  it('may not change the partition where no run changed it', () => {
    expect(verdicts('2@0', '0@0', '0@1')[1]).toMatch(/changes the partition/)
  })

  it('may not leave a gap', () => {
    expect(verdicts('2@0', '2@2', '2@3')[1]).toMatch(/gap/)
  })

  it('is counted in a summary, and stays where it always stayed', () => {
    const summary = (...varies: string[]) => ({
      steps: [
        start,
        { do: { op: 'send', id: 'p', topic: 't', summary: true }, observe: { result: { varies } } },
      ],
    })
    const judge = (of: JsonObject, result: string) =>
      judgeKeylessSends(of, { steps: [{}, { observe: { result } }] }).get(1)
    const spread = summary('{partition 0=3, partition 1=7}', '{partition 0=10}')
    expect(judge(spread, '{partition 1=4, partition 2=6}')).toBeNull()
    expect(judge(spread, '{partition 1=4, partition 2=5}')).toMatch(/10 records in all/)
    const stayed = summary('{partition 0=10}', '{partition 2=10}')
    expect(judge(stayed, '{partition 1=10}')).toBeNull()
    expect(judge(stayed, '{partition 1=4, partition 2=6}')).toMatch(/one partition/)
  })
})
