// Runs of specs may have groups: a page loads that part of the engine when it opens such a scene.
import '../../src/engine/group/index.ts'
