// What the two ends of one TCP connection hold: order, requests in flight, and what a silence keeps back.
import type { Us } from '../../kafka/terms.ts'
import type { Message } from '../../trace/Message.ts'

export interface LinkMemory {
  readonly id: number
  /** Last arrival in each direction: TCP keeps the order. */
  lastToNode: Us
  lastToClient: Us
  /** The request the broker works on or has parked; 0 = none. One at a time. */
  busy: number
  /** Requests that arrived behind it. */
  waiting: number[]
  /** Requests the client has not seen answered, oldest first. */
  inFlight: { readonly message: number; sentAt: Us; readonly timeoutUs: Us }[]
  /** Messages a silence holds back: sent, never arrived. */
  heldToNode: Message[]
  heldToClient: Message[]
  /** Whether a timer watches the oldest request. */
  watched: boolean
  /** The node's machine lost power: nobody is there to say so. */
  dead: boolean
  /** When its set-up began. */
  askedAt: Us
}
