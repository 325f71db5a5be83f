// When TCP sends again what was not acknowledged. Linux: RTO_MIN 200 ms on a fast link, TCP_RTO_MAX 120 s.
import type { Us } from '../../kafka/terms.ts'

const FIRST_US: Us = 200_000
const LONGEST_US: Us = 120_000_000

/** The first retransmission after an instant, of what was first sent at another: 0.2 s, 0.6 s, 1.4 s, 3 s … after that one. */
export function nextRetransmission(sentAt: Us, after: Us): Us {
  let wait = FIRST_US
  let at = sentAt + wait
  while (at <= after) {
    wait = Math.min(2 * wait, LONGEST_US)
    at += wait
  }
  return at
}
