// What is said of an event.

export interface Sentence {
  /** At most 90 characters. */
  readonly headline: string
  readonly line: string
  /** The reason alone, for a chain of causes; absent = the line. */
  readonly why?: string
}

/** A headline and the line under it. */
export const say = (headline: string, line = ''): Sentence => ({ headline, line })
