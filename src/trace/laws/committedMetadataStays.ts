// The metadata log only grows, its committed part never shrinks, and a broker reads no further than that.
import { nodeOf } from '../apply/find.ts'
import type { MetadataEntry } from '../ClusterState.ts'
import type { Finding, Law } from './Law.ts'

export const committedMetadataStays: Law = {
  name: 'committed-metadata-stays',
  cheap: true,
  watch: (state) => {
    const log = state.metadataLog
    let end = log.endOffset
    let committed = log.highWatermark
    let kept = log.records.filter((each) => each.offset < committed).length
    let lastKept: MetadataEntry | undefined = log.records[kept - 1]
    const read = new Map(state.nodes.map((node) => [node.id, node.image.offset]))
    const look = (): Finding => {
      const now = state.metadataLog
      if (now.highWatermark > now.endOffset)
        return `committed up to ${now.highWatermark}, the log ends at ${now.endOffset}`
      if (now.highWatermark < committed)
        return `committed fell from ${committed} to ${now.highWatermark}`
      if (now.endOffset < end) return `the end fell from ${end} to ${now.endOffset}`
      if (kept > 0 && now.records[kept - 1] !== lastKept)
        return `the committed record at ${lastKept?.offset} is no longer what it was`
      end = now.endOffset
      committed = now.highWatermark
      while (kept < now.records.length && (now.records[kept]?.offset ?? end) < committed) kept++
      lastKept = now.records[kept - 1]
      return undefined
    }
    return {
      on: {
        MetadataAppended: ({ offset }) => {
          const before = end
          return offset === before ? look() : `a record at ${offset}, the log ended at ${before}`
        },
        MetadataCommitted: look,
        NoOpAppended: look,
        IdleFolded: look,
        MetadataApplied: ({ node }) => {
          const { offset } = nodeOf(state, node).image
          const before = read.get(node) ?? -1
          read.set(node, offset)
          if (offset >= state.metadataLog.highWatermark)
            return `broker ${node} acts on offset ${offset}, committed is up to ${state.metadataLog.highWatermark}`
          return offset < before
            ? `broker ${node} went back from ${before} to ${offset}`
            : undefined
        },
      },
    }
  },
}
