import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { journey } from './journey.ts'
import { openGallery, openPage } from './thePage.ts'

/** A reader's own spacing, as WCAG 2.2 (1.4.12) allows it. */
const SPACING = `
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-bottom: 2em !important }
`

async function space(page: Page) {
  await page.evaluate((css) => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(css)
    document.adoptedStyleSheets = [sheet]
  }, SPACING)
}

/** Names of the controls in there whose words or place reach beyond what can be seen; it may be scrolled to. */
const cutIn = (place: Locator) =>
  place.locator('button, input, textarea, a, label').evaluateAll((controls) =>
    controls.flatMap((control) => {
      const box = control.getBoundingClientRect()
      if (box.width === 0 || getComputedStyle(control).opacity === '0') return []
      const isBeside = box.left < -0.5 || box.right > document.documentElement.clientWidth + 0.5
      const isCut = control.tagName === 'BUTTON' && control.scrollWidth > control.clientWidth + 1
      const name = control.getAttribute('aria-label') ?? control.textContent ?? control.tagName
      return isBeside || isCut ? [name] : []
    }),
  )

/** Pairs of controls of which one lies over the other. */
const overlapsIn = (place: Locator) =>
  place.locator('button').evaluateAll((buttons) => {
    const seen = buttons
      .map((button) => ({
        name: button.getAttribute('aria-label') ?? button.textContent,
        box: button.getBoundingClientRect(),
      }))
      .filter(({ box }) => box.width > 0)
    return seen.flatMap((one, i) =>
      seen.slice(i + 1).flatMap((other) => {
        const across =
          Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left)
        const along =
          Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top)
        return across > 1 && along > 1 ? [`${one.name} × ${other.name}`] : []
      }),
    )
  })

const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/** A laptop's 1280 × 1024 at 400 %, and a small phone. */
const windows = [
  { width: 320, height: 256 },
  { width: 320, height: 640 },
]

journey(
  'On a small phone no control of Events reaches beyond the page, or lies over another',
  async ({ openBrowser, url }) => {
    const page = await openBrowser({ viewport: { width: 320, height: 640 } })
    const it = await openPage(page, url)
    await it.button('Pause').click()
    await it.button('Views and display').click()
    await page.getByRole('tab', { name: 'Events' }).click()
    const events = page.getByRole('tabpanel')
    const search = await events.getByRole('searchbox').boundingBox()
    expect((search?.x ?? 0) + (search?.width ?? 999)).toBeLessThanOrEqual(320)
    // What has no room is scrolled to, and not squeezed.
    const choices = events.getByRole('radio')
    await expect.poll(() => choices.count()).toBe(4)
    const squeezed = await choices.evaluateAll((all) =>
      all.filter((each) => each.scrollWidth > each.clientWidth + 1).map((each) => each.textContent),
    )
    expect(squeezed).toEqual([])
    expect(await overlapsIn(events.locator('[role=radiogroup]'))).toEqual([])
  },
)

for (const viewport of windows) {
  journey(
    `At ${viewport.width} × ${viewport.height} px with wide spacing no word and no control is cut`,
    async ({ openBrowser, url }) => {
      const page = await openBrowser({ viewport })
      const it = await openPage(page, url)
      await it.button('Pause').click()
      await space(page)
      expect(await overflow(page)).toBe(0)
      for (const region of ['banner', 'contentinfo'] as const) {
        expect(await cutIn(page.getByRole(region))).toEqual([])
        expect(await overlapsIn(page.getByRole(region))).toEqual([])
      }
      for (const words of [page.getByRole('heading', { level: 1 }), page.locator('h1 + p')]) {
        const { cut } = await words.evaluate((it) => ({ cut: it.scrollHeight - it.clientHeight }))
        expect(cut).toBeLessThanOrEqual(1)
      }
      const act = await it.button('Act').boundingBox()
      expect((act?.x ?? 0) + (act?.width ?? 0)).toBeLessThanOrEqual(viewport.width)

      // Everything can be brought into sight, and what is in sight can be used.
      await it.button('Step forward').scrollIntoViewIfNeeded()
      await it.button('Step forward').click()
      await it.tape('orders-0').scrollIntoViewIfNeeded()
      const tape = await it.tape('orders-0').boundingBox()
      expect((tape?.y ?? -1) >= 0 && (tape?.y ?? 0) < viewport.height).toBe(true)
    },
  )
}

journey(
  'The dialogs fit at 320 px with wide spacing, in every form',
  async ({ openBrowser, url }) => {
    const page = await openBrowser({ viewport: { width: 320, height: 640 } })
    const it = await openPage(page, url)
    await it.button('Pause').click()
    await space(page)
    await page.getByRole('button', { name: 'More' }).click()
    await it.button('Share').click()
    const dialog = page.getByRole('dialog')
    for (const way of ['Link', 'Code', 'Picture', 'Embed', 'File']) {
      await dialog.getByRole('radio', { name: way, exact: true }).click()
      await page.waitForTimeout(300)
      expect([way, await overlapsIn(dialog)]).toEqual([way, []])
      const wide = await dialog.evaluate((it) => it.scrollWidth - it.clientWidth)
      expect([way, wide]).toEqual([way, 0])
      expect([way, await cutIn(dialog)]).toEqual([way, []])
    }
    await page.keyboard.press('Escape')
    await it.button('Act').click()
    expect(await cutIn(page.getByRole('dialog'))).toEqual([])
  },
)

for (const viewport of windows) {
  journey(
    `At ${viewport.width} × ${viewport.height} px with wide spacing the sheet cuts nothing, and leaves what it is about`,
    async ({ openBrowser, url }) => {
      const page = await openBrowser({ viewport })
      const it = await openPage(page, url)
      await it.button('Pause').click()
      await space(page)
      await it.tape('orders-0').scrollIntoViewIfNeeded()
      await it.tape('orders-0').press('Enter')
      const sheet = page.getByRole('complementary')
      await sheet.waitFor()
      for (const name of [
        'Show more of the sheet',
        'Show all of the sheet',
        'Show less of the sheet',
      ]) {
        expect([name, await cutIn(sheet)]).toEqual([name, []])
        expect([name, await overlapsIn(sheet)]).toEqual([name, []])
        expect([name, await overflow(page)]).toEqual([name, 0])
        await it.button(name).scrollIntoViewIfNeeded()
        await it.button(name).click()
      }
      await it.button('Show more of the sheet').click()
      const lane = await it.tape('orders-0').boundingBox()
      const top = (await sheet.boundingBox())?.y ?? 0
      expect((lane?.y ?? 0) + (lane?.height ?? 0)).toBeLessThanOrEqual(top + 1)
    },
  )
}

journey(
  'On a laptop with wide spacing bar, inspector, Events and gallery cut nothing',
  async ({ openBrowser, url }) => {
    const page = await openBrowser({ viewport: { width: 1280, height: 720 } })
    const it = await openPage(page, url)
    await it.button('Pause').click()
    await space(page)
    await it.tape('orders-0').press('Enter')
    const inspector = page.getByRole('complementary', { name: 'Inspector' })
    await inspector.waitFor()
    for (const place of [page.getByRole('banner'), page.getByRole('contentinfo'), inspector]) {
      expect(await cutIn(place)).toEqual([])
      expect(await overlapsIn(place)).toEqual([])
    }
    await page.keyboard.press('Escape')
    await it.show('Events')
    expect(await overlapsIn(page.getByRole('tabpanel').getByRole('list'))).toEqual([])
    const gallery = await openGallery(page)
    expect(await cutIn(gallery)).toEqual([])
    expect(await overlapsIn(gallery)).toEqual([])
    expect(await overflow(page)).toBe(0)
  },
)
