// The page once the shell stands: every area in its place, each behind its own boundary.
import { type ReactNode, Suspense, useEffect, useLayoutEffect } from 'react'
import type { PlaceWhy } from '../projection/whyMarks.ts'
import { panelId, tabId } from '../views/kit/Tabs.tsx'
import { Page } from '../views/page/Page.tsx'
import { appWords, brokenWords, viewNames } from '../words/en/app.ts'
import styles from './App.module.css'
import { Boundary, Broken } from './Boundary.tsx'
import { useClockRun, useInspectedRun } from './compare/useSides.ts'
import { save } from './deeds.ts'
import { loadKeys } from './later.ts'
import { useFrames } from './parts/afterFrames.ts'
import { Bar } from './parts/Bar.tsx'
import { ActsArea, CaptionArea } from './parts/CaptionArea.tsx'
import {
  CompareArea,
  CompareCaption,
  DialogArea,
  DropArea,
  EventsArea,
  GroupsArea,
  InspectorArea,
  LogsArea,
  loadTheRest,
  NoticeArea,
  PresenterArea,
  TimelineArea,
  TroubleArea,
  WelcomeArea,
} from './parts/later.ts'
import { StageArea } from './parts/StageArea.tsx'
import { TransportArea } from './parts/TransportArea.tsx'
import { useDarkness } from './parts/useDarkness.ts'
import { useInspected } from './parts/useInspected.ts'
import { useIsNarrow } from './parts/usePage.ts'
import { type RunNow, useRun } from './parts/useRun.ts'
import type { Shell } from './Shell.ts'
import { useDesk, useSession, useShell } from './ShellContext.ts'

/** How long after the first picture the rest is loaded. */
const REST_AFTER_MS = 800

/** What lies over the page; one that is still being loaded takes no other away. */
const OVER = [
  ['notices', NoticeArea],
  ['dialog', DialogArea],
] as const

/** Files are caught from the first picture on: the browser would open them in its place. */
function Drop() {
  return useFrames(1) ? <DropArea /> : null
}

/** The whole page. */
export function Workspace() {
  const shell = useShell()
  const run = useRun()
  const inspected = useInspected(useInspectedRun(run))
  const clockRun = useClockRun(run)
  const isComparing = useSession((state) => state.compare !== null)
  const side = useDesk((state) => state.side)
  const title = useSession((state) => state.scene.base.title)
  const trouble = useSession((state) => state.trouble)
  const presenting = useSession((state) => state.presenting)
  const isPhone = useIsNarrow(600)
  useDarkness()
  useKeys(shell)
  useEffect(() => {
    // What could not be fetched is asked for again when it is needed.
    const load = () => void loadTheRest(shell.store).catch(() => undefined)
    const timer = setTimeout(load, REST_AFTER_MS)
    return () => clearTimeout(timer)
  }, [shell])
  useEffect(() => {
    document.title = appWords.pageTitle(title)
  }, [title])
  const isSeen = useFrames()
  const over = [['drop', Drop] as const, ...(isSeen ? OVER : [])].map(([id, Area]) => (
    <Part key={id} name={brokenWords.page()}>
      <Area />
    </Part>
  ))
  if (presenting && trouble === null) {
    return (
      <Part name={brokenWords.page()}>
        <PresenterArea run={run} />
        {over}
      </Part>
    )
  }
  return (
    <Page
      topBar={
        <Part name={brokenWords.bar()} resetBy={title}>
          <Bar />
        </Part>
      }
      caption={
        <Part name={brokenWords.caption()} resetBy={run?.history}>
          {trouble === null ? <Words run={run} isComparing={isComparing} /> : null}
        </Part>
      }
      inspector={
        inspected.model === null || trouble !== null ? null : (
          <Part name={brokenWords.inspector()} resetBy={inspected.model.selection}>
            <InspectorArea
              inspected={inspected}
              over={isComparing ? (side === 'left' ? 'end' : 'start') : undefined}
            />
          </Part>
        )
      }
      inspectorOver={isComparing}
      acts={isPhone && trouble === null && !isComparing ? <ActsArea run={run} /> : null}
      transport={
        <Part name={brokenWords.transport()} resetBy={run?.history}>
          <TransportArea />
        </Part>
      }
      timeline={
        <Part name={brokenWords.timeline()} resetBy={run?.history}>
          {isSeen ? <TimelineArea run={clockRun} /> : null}
        </Part>
      }
      over={over}
      corner={<Part name={brokenWords.page()}>{isSeen ? <WelcomeArea /> : null}</Part>}
    >
      <ViewArea run={run} placeWhy={inspected.placeWhy} />
    </Page>
  )
}

/** Keys are heard from the first picture on: what is pressed before their part has come is done once it is there. */
function useKeys(shell: Shell): void {
  useLayoutEffect(() => {
    let isWaiting = true
    const pressed: KeyboardEvent[] = []
    const keep = (event: KeyboardEvent) => {
      if (event.target !== document.body) return
      pressed.push(event)
      load()
    }
    let stop = () => removeEventListener('keydown', keep)
    const listen = ({ listenToKeys }: Awaited<ReturnType<typeof loadKeys>>) => {
      if (!isWaiting) return
      isWaiting = false
      stop()
      stop = listenToKeys(shell)
      for (const event of pressed) dispatchEvent(new KeyboardEvent('keydown', event))
    }
    // What could not be fetched is asked for again with the next key.
    const load = () => void loadKeys().then(listen, () => undefined)
    addEventListener('keydown', keep)
    load()
    return () => {
      isWaiting = false
      stop()
    }
  }, [shell])
}

interface WordsProps {
  readonly run: RunNow | null
  readonly isComparing: boolean
}

function Words({ run, isComparing }: WordsProps) {
  return isComparing ? <CompareCaption /> : <CaptionArea run={run} />
}

interface PartProps {
  readonly name: string
  readonly resetBy?: unknown
  readonly children: ReactNode
}

/** Fails alone: the rest of the page stays, and the scenario is offered as a file. */
function Part({ name, resetBy, children }: PartProps) {
  const shell = useShell()
  return (
    <Boundary part={name} resetBy={resetBy} onSave={() => void save(shell)}>
      <Suspense fallback={null}>{children}</Suspense>
    </Boundary>
  )
}

/** A view that is long in coming. */
function Beds() {
  return <div className={styles.beds} role="status" aria-label={appWords.loading()} />
}

interface ViewAreaProps {
  readonly run: RunNow | null
  readonly placeWhy: PlaceWhy | null
}

/** The open view, or what stands in its place. */
function ViewArea({ run, placeWhy }: ViewAreaProps) {
  const shell = useShell()
  const view = useSession((state) => state.view)
  const scene = useSession((state) => state.scene)
  const trouble = useSession((state) => state.trouble)
  const onSave = () => void save(shell)
  const fault = shell.runs.fault()
  return (
    <div
      className={styles.panel}
      id={panelId(view)}
      role="tabpanel"
      aria-labelledby={tabId(view)}
      // On a phone the tabs stand in a menu: while it is closed there is none to name it.
      aria-label={viewNames[view]}
    >
      <Part name={viewNames[view]} resetBy={`${view} ${scene.current}`}>
        <Suspense fallback={<Beds />}>{content()}</Suspense>
      </Part>
    </div>
  )

  function content() {
    if (trouble !== null) return <TroubleArea trouble={trouble} />
    if (fault === undefined) return run === null ? null : <OpenView run={run} placeWhy={placeWhy} />
    return <Broken part={brokenWords.run()} fault={fault} onAgain={again} onSave={onSave} />
  }

  function again() {
    shell.runs.retry()
    shell.playback.changed()
    shell.moments.refresh()
  }
}

interface ViewProps {
  readonly run: RunNow
  readonly placeWhy: PlaceWhy | null
}

function OpenView({ run, placeWhy }: ViewProps) {
  const view = useSession((state) => state.view)
  const isComparing = useSession((state) => state.compare !== null)
  const one = useInspectedRun(run)
  switch (view) {
    case 'stage':
      return isComparing ? <CompareArea /> : <StageArea run={run} placeWhy={placeWhy} />
    case 'logs':
      return one === null ? null : <LogsArea run={one} />
    case 'groups':
      return one === null ? null : <GroupsArea run={one} />
    case 'events':
      return one === null ? null : <EventsArea run={one} />
  }
}
