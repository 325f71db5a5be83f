// What the first picture does without is asked for once it is on the screen and has moved, and is not in its way.
import { useEffect, useState } from 'react'
import { pageStopwatch } from '../playback/Stopwatch.ts'

/** The picture is painted in the first frame and moves in the second; in the third it has been seen. */
const UNTIL_SEEN = 3

/** Whether the page has drawn so many frames since. */
export function useFrames(count = UNTIL_SEEN): boolean {
  const [isDrawn, setDrawn] = useState(false)
  useEffect(() => afterFrames(() => setDrawn(true), count), [count])
  return isDrawn
}

/** Runs once the page has drawn so many frames; returns how to take it back. */
export function afterFrames(run: () => void, count = UNTIL_SEEN): () => void {
  let cancel = pageStopwatch.onFrame(() => {
    if (count > 1) cancel = afterFrames(run, count - 1)
    else run()
  })
  return () => cancel()
}
