// The views a scene has on offer.
import { hasGroups } from '../../engine/GroupPart.ts'
import { playedScenario, type Session } from './createSession.ts'
import { VIEW_NAMES, type ViewName } from './Session.ts'

const WITHOUT_GROUPS = VIEW_NAMES.filter((view) => view !== 'groups')

/** All that have something to show in this scene; the one it opens with always. The same list each time. */
export function possibleViews(session: Session): readonly ViewName[] {
  const isAsked = session.view === 'groups'
  return isAsked || hasGroups(playedScenario(session)) ? VIEW_NAMES : WITHOUT_GROUPS
}

/** Of those, the ones a link left open. */
export function viewsOf(session: Session): readonly ViewName[] {
  return session.scene.base.open?.views ?? possibleViews(session)
}
