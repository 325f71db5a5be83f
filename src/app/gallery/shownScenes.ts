// Which scenes the gallery shows: those of an area that mention every word of the search.
import { type Preset, SHELVES } from '../../presets/index.ts'
import { durationUs } from '../../scenario/duration.ts'
import type { Scenario } from '../../scenario/Scenario.ts'
import type { GalleryArea, GalleryCard } from '../../views/gallery/GalleryProps.ts'
import { galleryWords as words } from '../../words/en/gallery.ts'
import type { KeptScene } from '../keep/saves.ts'
import { openFile } from '../open/sharing.ts'
import type { Sight } from './drawPictures.ts'

/** A scene on a shelf, or one of the person's own. */
export interface GalleryScene {
  readonly card: Omit<GalleryCard, 'picture' | 'isOpen'>
  readonly sight: Sight | null
  readonly area: string
  readonly preset?: Preset
  readonly kept?: KeptScene
  /** All it can be found by, in small letters. */
  readonly said: string
}

/** Every scene there is: the shelves, then the person's own. */
export function allScenes(own: readonly KeptScene[]): readonly GalleryScene[] {
  const onShelves = SHELVES.flatMap(({ area, presets }) =>
    presets.map((preset) => presetScene(preset, area)),
  )
  return [...onShelves, ...own.map(ownScene)]
}

function presetScene(preset: Preset, area: (typeof SHELVES)[number]['area']): GalleryScene {
  const { scenario, aim, actToTry, actToBreak, claim } = preset
  const { id, title } = scenario
  const texts = [title, aim, actToTry.label, actToBreak.label, claim.sentence, words.area[area]]
  return {
    card: { id, title, aim, area: words.area[area], own: false },
    sight: { id, scenario, at: durationUs(preset.pictureAt ?? '0s') || halfOf(scenario) },
    area,
    preset,
    said: saidOf([...texts, scenario.aim ?? ''], scenario),
  }
}

const halfOf = ({ endsAfter }: Scenario) => durationUs(endsAfter) / 2

function ownScene(kept: KeptScene): GalleryScene {
  const id = `own-${kept.id}`
  const opened = openFile(kept.text)
  const scenario = 'scenario' in opened ? opened.scenario : undefined
  const aim = scenario === undefined ? words.unreadable() : words.ownAim(scenario.acts.length)
  const at = durationUs(scenario?.open?.at ?? '0s')
  return {
    card: { id, title: kept.name, aim, area: words.area.own, own: true },
    sight: scenario === undefined ? null : { id, scenario, at },
    area: 'own',
    kept,
    said: saidOf([kept.name, aim], scenario),
  }
}

/** Names of topics, clients, settings and acts stand in the scenario itself. */
function saidOf(texts: readonly string[], scenario: Scenario | undefined): string {
  const { clusters, clients, script, acts } = scenario ?? {}
  return [...texts, JSON.stringify([clusters, clients, script, acts])].join(' ').toLowerCase()
}

/** The scenes of an area (`all` = every one) that say each word of the search. */
export function shownScenes(
  scenes: readonly GalleryScene[],
  area: string,
  search: string,
): readonly GalleryScene[] {
  const asked = search.toLowerCase().split(/\s+/)
  return scenes.filter(
    (scene) =>
      (area === 'all' || scene.area === area) && asked.every((word) => scene.said.includes(word)),
  )
}

/** All areas, each with how many of its scenes say the search. */
export function galleryAreas(
  scenes: readonly GalleryScene[],
  search: string,
): readonly GalleryArea[] {
  const ids = ['all', ...SHELVES.map(({ area }) => area), 'own'] as const
  return ids.map((id) => ({
    id,
    name: words.area[id],
    count: shownScenes(scenes, id, search).length,
  }))
}
