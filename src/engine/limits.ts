// How much one run may hold. Each is told in words when it is reached.

/** Events of one run: beyond an hour of a thousand records a second. */
export const MAX_EVENTS = 60_000_000
