// What a consumer subscribes to: topics by name, or a pattern of their names.
import { fittingTopics } from '../kafka/topicPattern.ts'
import type { Subscription } from './Scenario.ts'

/** Those of the topics that are subscribed to. */
export function subscribedTopics(
  subscription: Subscription | undefined,
  topics: readonly string[],
): readonly string[] {
  if (subscription === undefined) return []
  if ('pattern' in subscription) return fittingTopics(subscription.pattern, topics)
  return topics.filter((topic) => subscription.includes(topic))
}

/** Its names, or its pattern, in one line. */
export function subscriptionText(subscription: Subscription): string {
  return 'pattern' in subscription ? subscription.pattern : subscription.join(', ')
}
