import { describe, expect, it } from 'vitest'
import { neighbourPace, PLAIN_SLOWNESS, STORY_SLOWER } from '../../src/app/playback/paces.ts'

describe('The scale of paces', () => {
  it('goes from the slowest to the fastest stop and stays at the ends', () => {
    let pace = neighbourPace({ kind: 'plain', slowness: PLAIN_SLOWNESS[0] ?? 0 }, -1)
    expect(pace).toEqual({ kind: 'plain', slowness: PLAIN_SLOWNESS[0] })
    for (const slowness of PLAIN_SLOWNESS.slice(1)) {
      pace = neighbourPace(pace, 1)
      expect(pace).toEqual({ kind: 'plain', slowness })
    }
    expect(neighbourPace(pace, 1)).toEqual(pace)
  })

  it('scales story pace and keeps it story pace', () => {
    expect(neighbourPace({ kind: 'story', slower: 1 }, -1)).toEqual({ kind: 'story', slower: 2 })
    expect(neighbourPace({ kind: 'story', slower: 1 }, 1)).toEqual({ kind: 'story', slower: 0.5 })
    expect(STORY_SLOWER).toContain(1)
  })

  it('finds its place from a speed between two stops', () => {
    expect(neighbourPace({ kind: 'plain', slowness: 230 }, 1)).toEqual({
      kind: 'plain',
      slowness: 100,
    })
  })
})
