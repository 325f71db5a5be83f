/** A part of the page could not be fetched: no fault of ours, as a rule, but a missing network. */
export class NotLoaded extends Error {
  /** Lets the next drawing fetch it anew. */
  readonly forget: () => void

  constructor(forget: () => void) {
    super()
    this.forget = forget
  }
}
