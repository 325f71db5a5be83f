// What only a selection needs: loaded after the first picture.
export { createEventMemory } from '../../projection/captionContext.ts'
export { projectWhy } from '../../projection/causes.ts'
export { projectInspector } from '../../projection/inspector.ts'
