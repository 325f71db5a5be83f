// Patterns of topics' names, as `subscribe(Pattern)` takes them: a name fits as a whole.
// Kafka: SubscriptionState.matchesSubscribedPattern, Topic.isInternal.
// Simplified: of Java's regular expressions the part that JavaScript reads alike and that no name keeps busy for long.

/** Letters, digits, `_`, `-`, `\.`; `.` and `[a-z]` for any, `( )` and `|` for choices; `*`, `+` or `?` behind a single one. */
const FORM = /^(?:(?:[\w-]|\\\.|\.|\[[\w.-]+\])[*+?]?|[()|])+$/

/** Each multiplies the ways that are tried. */
const MOST_REPEATS = 2
const MOST_CHOICES = 6

/** Whether a text is a pattern that can be subscribed to: of FORM, at most 249 characters, two repeats and six `|`. */
export function isTopicPattern(text: string): boolean {
  return (
    text.length <= 249 &&
    text.split(/[*+?]/).length - 1 <= MOST_REPEATS &&
    text.split('|').length - 1 <= MOST_CHOICES &&
    FORM.test(text) &&
    expression(text) !== null
  )
}

/** The names that fit, without Kafka's own (exclude.internal.topics). A pattern that is none fits nothing. */
export function fittingTopics(pattern: string, topics: readonly string[]): readonly string[] {
  const form = isTopicPattern(pattern) ? expression(pattern) : null
  return topics.filter((topic) => form?.test(topic) && !INTERNAL_TOPICS.includes(topic))
}

const INTERNAL_TOPICS = ['__consumer_offsets', '__transaction_state', '__share_group_state']

function expression(pattern: string): RegExp | null {
  try {
    return new RegExp(`^(?:${pattern})$`)
  } catch {
    return null
  }
}
