// Two ways from a message or an event: to what it brought about, and to what brought it about.
import { CornerDownRight, CornerUpLeft } from 'lucide-react'
import { followWords as words } from '../../words/en/follow.ts'
import { Button } from '../kit/Button.tsx'
import styles from './Inspector.module.css'

export type OnFollow = (way: 'effect' | 'origin') => void

/** Both, with their words. */
export function FollowBar(props: {
  readonly onFollow: OnFollow
  readonly locked?: string | undefined
}) {
  const { onFollow, locked } = props
  return (
    <div className={styles.follow}>
      <Button
        icon={<CornerUpLeft size={16} aria-hidden="true" />}
        locked={locked}
        onPress={() => onFollow('origin')}
      >
        {words.toCause()}
      </Button>
      <Button
        icon={<CornerDownRight size={16} aria-hidden="true" />}
        locked={locked}
        onPress={() => onFollow('effect')}
      >
        {words.toEffect()}
      </Button>
    </div>
  )
}
