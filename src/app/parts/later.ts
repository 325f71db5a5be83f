// What is not needed for the first picture is loaded right after it, so that it is there when it is asked for.
import { loadDeedNames, loadGroups, loadInspecting, once } from '../later.ts'
import { loadPresets } from '../open/presets.ts'
import type { SessionStore } from '../session/createSession.ts'
import { late } from './late.tsx'

const loadInspector = once(() => import('./InspectorArea.tsx'))
const loadLogs = once(() => import('./LogsArea.tsx'))
const loadEvents = once(() => import('./EventsArea.tsx'))
const loadGroupsView = once(() => import('./GroupsArea.tsx'))
const loadAct = once(() => import('./ActPart.tsx'))

export const InspectorArea = late(async () => (await loadInspector()).InspectorArea)
export const LogsArea = late(async () => (await loadLogs()).LogsArea)
export const GroupsArea = late(async () => (await loadGroupsView()).GroupsArea)
export const EventsArea = late(async () => (await loadEvents()).EventsArea)
export const ActPart = late(async () => (await loadAct()).ActPart)
/** Their rows are there when a menu is first opened. */
export const loadMenus = once(() => import('./MenuRows.tsx'))
export const CompareArea = late(
  async () => (await import('../compare/CompareArea.tsx')).CompareArea,
)
export const CompareCaption = late(
  async () => (await import('../compare/CompareCaption.tsx')).CompareCaption,
)
export const DialogArea = late(async () => (await import('./DialogArea.tsx')).DialogArea)
export const DropArea = late(async () => (await import('./DropArea.tsx')).DropArea)
export const NoticeArea = late(async () => (await import('./NoticeArea.tsx')).NoticeArea)
export const PresenterArea = late(async () => (await import('./PresenterArea.tsx')).PresenterArea)
/** The stage in sentences. */
export const loadDescription = once(
  async () => (await import('../../views/stage/Description.tsx')).Description,
)
/** Its place in the dock is kept; what it holds comes right after the stage. */
export const TimelineArea = late(async () => (await import('./TimelineArea.tsx')).TimelineArea)
export const TroubleArea = late(async () => (await import('./TroubleArea.tsx')).TroubleArea)

export const WelcomeArea = late(async () => (await import('./WelcomeArea.tsx')).WelcomeArea)

/** Loads it all, one after the other, while the page is at rest; then the browser is asked to keep the page. */
export async function loadTheRest(store: SessionStore): Promise<void> {
  for (const load of [
    loadPresets,
    loadDeedNames,
    loadGroups,
    loadInspecting,
    loadInspector,
    loadAct,
    loadLogs,
    loadEvents,
  ])
    await load()
  await import('../open/sharing.ts')
  const { stayOffline } = await import('../offline/stayOffline.ts')
  await stayOffline(store)
}
