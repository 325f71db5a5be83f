// What a person does with the page, in their words.
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { presetNamed } from '../../src/presets/index.ts'
import { onThePage } from '../../src/presets/Preset.ts'
import { encodeLink } from '../../src/scenario/link.ts'
import type { OpenSpec } from '../../src/scenario/Scenario.ts'

export interface ThePage {
  readonly page: Page
  /** A control by its exact name. */
  button(name: string): Locator
  /** The simulated time on the clock, in seconds. */
  seconds(): Promise<number>
  headline(): Promise<string>
  /** Opens one of the three views. */
  show(view: 'Stage' | 'Logs' | 'Events'): Promise<void>
  /** Steps, and waits until the step has been shown. */
  step(name: 'Step forward' | 'Step back' | 'Next milestone' | 'Previous milestone'): Promise<void>
  /** A topic's tape on the stage, by its name. */
  tape(partition: string): Locator
  dropFile(name: string, content: string | Uint8Array): Promise<void>
}

/** Goes to the address and waits until the stage is drawn. */
export async function openPage(page: Page, url: string): Promise<ThePage> {
  await page.goto(url)
  await page.getByRole('button', { name: /^Broker 1/ }).waitFor()
  return thePage(page)
}

/** The address of a preset as it opens in the gallery, or as `open` says. */
export function sceneAt(url: string, id: string, open?: OpenSpec): string {
  const preset = presetNamed(id)
  const made = preset && encodeLink(onThePage(preset), open ?? preset.scenario.open)
  if (made === undefined || !('fragment' in made)) throw new Error(`no link to ${id}`)
  return `${url}#${made.fragment}`
}

/** The address of a lone broker with three partitions: where a record's own way is what counts. */
export const firstRecords = (url: string): string => sceneAt(url, 'first-records')

/** The driver of a page that is open. */
export function thePage(page: Page): ThePage {
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  const seconds = async () => {
    const value = await page.getByRole('slider', { name: 'Time' }).getAttribute('aria-valuenow')
    return Number(value) / 1_000
  }
  return {
    page,
    button,
    seconds,
    headline: async () => (await page.getByRole('heading', { level: 1 }).textContent()) ?? '',
    show: (view) => page.getByRole('tab', { name: view, exact: true }).click(),
    async step(name) {
      await button(name).click()
      // A step is shown for at most 0.9 s.
      await page.waitForTimeout(1_000)
    },
    tape: (partition) =>
      page.getByRole('button', { name: new RegExp(`^${partition} on Broker 1`) }),
    dropFile: (name, content) => dropFile(page, name, content),
  }
}

async function dropFile(page: Page, name: string, content: string | Uint8Array): Promise<void> {
  const bytes = [...(typeof content === 'string' ? new TextEncoder().encode(content) : content)]
  // What takes a dropped file is fetched right after the first picture.
  await page.waitForLoadState('networkidle')
  const transfer = await page.evaluateHandle(
    ({ file, data }) => {
      const made = new DataTransfer()
      made.items.add(new File([new Uint8Array(data)], file))
      return made
    },
    { file: name, data: bytes },
  )
  await page.dispatchEvent('body', 'dragover', { dataTransfer: transfer })
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer })
}

/** Waits until the clock has passed an instant, in seconds. */
export async function untilAfter(it: ThePage, instant: number): Promise<void> {
  await expect.poll(() => it.seconds(), { timeout: 20_000 }).toBeGreaterThan(instant)
}

/** Pauses, and goes to the beginning: at any moment two messages may pass each other, one target on top of the other. */
export async function standAtStart(it: ThePage): Promise<void> {
  await it.button('Pause').click()
  await it.button('Play').waitFor()
  await it.page.keyboard.press('Home')
  await expect.poll(() => it.seconds()).toBe(0)
}

/** The dialog with all scenes. */
export async function openGallery(page: Page) {
  await page.getByRole('button', { name: /^Scenario: / }).click()
  const gallery = page.getByRole('dialog', { name: 'Pick a scenario' })
  await gallery.waitFor()
  return gallery
}
