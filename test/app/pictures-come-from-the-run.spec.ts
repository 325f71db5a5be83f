import { describe, expect, it } from 'vitest'
import { drawPictures } from '../../src/app/gallery/drawPictures.ts'
import { allScenes } from '../../src/app/gallery/shownScenes.ts'
import { createFileReader } from '../../src/app/open/scenarioFiles.ts'
import type { Stopwatch } from '../../src/app/playback/Stopwatch.ts'
import type { PictureModel } from '../../src/projection/picture.ts'

/** Turns come at once; the clock goes a ms with each look, so that a slice is short. */
function quickStopwatch(): Stopwatch {
  let now = 0
  return {
    now: () => now++,
    onFrame: () => () => {},
    onTurn(run) {
      const id = setTimeout(run, 0)
      return () => clearTimeout(id)
    },
  }
}

const sights = allScenes([]).flatMap(({ sight }) => sight ?? [])

async function drawn(ids: readonly string[]): Promise<ReadonlyMap<string, PictureModel>> {
  const pictures = new Map<string, PictureModel>()
  const wanted = sights.filter(({ id }) => ids.includes(id))
  await new Promise<void>((done) => {
    drawPictures(wanted, {
      stopwatch: quickStopwatch(),
      files: createFileReader(),
      onDrawn(id, picture) {
        pictures.set(id, picture)
        if (pictures.size === wanted.length) done()
      },
    })
  })
  return pictures
}

describe('The pictures of the gallery', () => {
  it('show a leader that is gone, and its followers with what they have', async () => {
    const picture = (await drawn(['leader-crash'])).get('leader-crash')
    expect(picture?.tapes.map(({ standing }) => standing)[0]).toBe('offline')
    expect(picture?.tapes.every(({ cells }) => cells.length > 3)).toBe(true)
    expect(picture?.voters).toEqual([])
  })

  it('show the partitions of a lone broker, and the voters where one is gone', async () => {
    const pictures = await drawn(['first-records', 'controller-failover'])
    const first = pictures.get('first-records')
    expect(first?.tapes.map(({ partition }) => partition)).toEqual([
      'orders-0',
      'orders-1',
      'orders-2',
    ])
    const voters = pictures.get('controller-failover')?.voters
    expect(voters?.map(({ node, alive }) => [node, alive])).toEqual([
      [101, false],
      [102, true],
      [103, true],
    ])
  })

  it('hold records on every scene’s tapes, within the picture', async () => {
    const pictures = await drawn(sights.map(({ id }) => id))
    for (const [, { tapes, height }] of pictures) {
      expect(tapes.some(({ cells }) => cells.length > 0)).toBe(true)
      for (const { box } of tapes) expect(box.y + box.height).toBeLessThanOrEqual(height)
    }
  }, 60_000)

  it('stop being drawn when the gallery is closed', async () => {
    let count = 0
    const stop = drawPictures(sights, {
      stopwatch: quickStopwatch(),
      files: createFileReader(),
      onDrawn: () => count++,
    })
    stop()
    await new Promise((done) => setTimeout(done, 50))
    expect(count).toBe(0)
  })
})
