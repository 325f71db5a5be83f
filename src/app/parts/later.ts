// What is not needed for the first picture is loaded right after it, so that it is there when it is asked for.
import { lazy } from 'react'
import { loadPresets } from '../open/presets.ts'

export const loadInspecting = once(() => import('./inspecting.ts'))
const loadInspector = once(() => import('./InspectorArea.tsx'))
const loadLogs = once(() => import('./LogsArea.tsx'))
const loadEvents = once(() => import('./EventsArea.tsx'))
/** Sentences: the first caption is the scene's own. */
export const loadCaption = once(() => import('../caption.ts'))
export const loadKeys = once(() => import('../keys/shortcuts.ts'))
const loadAct = once(() => import('./ActPart.tsx'))

export const InspectorArea = lazy(async () => ({ default: (await loadInspector()).InspectorArea }))
export const LogsArea = lazy(async () => ({ default: (await loadLogs()).LogsArea }))
export const EventsArea = lazy(async () => ({ default: (await loadEvents()).EventsArea }))
export const ActPart = lazy(async () => ({ default: (await loadAct()).ActPart }))
export const CompareArea = lazy(async () => ({
  default: (await import('../compare/CompareArea.tsx')).CompareArea,
}))
export const CompareCaption = lazy(async () => ({
  default: (await import('../compare/CompareCaption.tsx')).CompareCaption,
}))
export const DialogArea = lazy(async () => ({
  default: (await import('./DialogArea.tsx')).DialogArea,
}))
export const DropArea = lazy(async () => ({ default: (await import('./DropArea.tsx')).DropArea }))
export const NoticeArea = lazy(async () => ({
  default: (await import('./NoticeArea.tsx')).NoticeArea,
}))
export const TroubleArea = lazy(async () => ({
  default: (await import('./TroubleArea.tsx')).TroubleArea,
}))

/** Loads it all, one after the other, while the page is at rest. */
export async function loadTheRest(): Promise<void> {
  for (const load of [loadPresets, loadInspecting, loadInspector, loadAct, loadLogs, loadEvents])
    await load()
}

function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | undefined
  return () => {
    loaded ??= load()
    return loaded
  }
}
