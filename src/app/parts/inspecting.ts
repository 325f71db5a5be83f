// What only a selection needs: loaded after the first picture.
export { createEventMemory, findMessage } from '../../projection/captionContext.ts'
export { projectWhy } from '../../projection/causes.ts'
export { effectOf, originOf } from '../../projection/effects.ts'
export { eventPlace } from '../../projection/eventPlace.ts'
export { projectInspector } from '../../projection/inspector.ts'
export { placeWhy } from '../../projection/whyMarks.ts'
