export interface TransportProps {
  readonly playing: boolean
  /** `58.412`: seconds, milliseconds after the point; the unit is the view's. */
  readonly clock: string
  /** `1 : 240` or `8 : 1`. */
  readonly ratio: string
  readonly pace: 'story' | 'plain'
  readonly onPlay: () => void
  readonly onPause: () => void
  readonly onStep: (direction: 1 | -1) => void
  readonly onMilestone: (direction: 1 | -1) => void
  /** The stretch that plays over and over, in words; null = none. */
  readonly loop?: { readonly from: string; readonly to: string } | null
  readonly onLoop: () => void
  /** 1 = faster, -1 = slower, on a log scale. */
  readonly onPace: (direction: 1 | -1) => void
  readonly onPaceKind: (pace: 'story' | 'plain') => void
  /** Why the clock cannot be moved, where a link locks `Time` or `Speed`. */
  readonly locked?: { readonly time?: string; readonly speed?: string }
}
