import { readFileSync } from 'node:fs'
import type { Download, Locator, Page } from 'playwright-core'
import decodeQR from 'qr/decode.js'
import { expect } from 'vitest'
import { journey } from './journey.ts'
import { firstRecords, openGallery, openPage } from './thePage.ts'

/** Opens Share, and one of its ways. */
async function share(page: Page, way: string) {
  await page.getByRole('button', { name: 'Share', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Share this moment' })
  await dialog.getByRole('radio', { name: way, exact: true }).click()
  return dialog
}

/** Keeps what is open in the gallery of this browser. */
async function keepScene(page: Page) {
  const gallery = await openGallery(page)
  await gallery.getByRole('button', { name: 'Keep this scene' }).click()
  await gallery.getByText('is kept in this browser').waitFor()
  await page.keyboard.press('Escape')
}

async function textOf(download: Promise<Download>): Promise<string> {
  return readFileSync(await (await download).path(), 'utf8')
}

/** What the page shows there, as the pixels a camera would take. */
async function photographed(page: Page, code: Locator) {
  const png = [...(await code.screenshot())]
  const { width, height, pixels } = await page.evaluate(async (bytes) => {
    const bitmap = await createImageBitmap(new Blob([new Uint8Array(bytes)]))
    const { width, height } = bitmap
    const context = new OffscreenCanvas(width, height).getContext('2d')
    context?.drawImage(bitmap, 0, 0)
    return { width, height, pixels: [...(context?.getImageData(0, 0, width, height).data ?? [])] }
  }, png)
  return { width, height, data: new Uint8Array(pixels) }
}

journey('The link can be shown as a code that a camera reads', async ({ page, url }) => {
  const it = await openPage(page, url)
  await it.button('Pause').click()
  const dialog = await share(page, 'Code')
  const code = dialog.getByRole('img', { name: /^QR code of http.*#/ })
  const box = await code.boundingBox()
  expect(box?.width ?? 0).toBeGreaterThan(300)
  expect(box?.width).toBe(box?.height)
  const saved = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Save as SVG' }).click()
  expect(await textOf(saved)).toContain('<path d="M4 4h7v1h-7z')
  const link = (await code.getAttribute('aria-label'))?.replace('QR code of ', '')
  expect(decodeQR(await photographed(page, code))).toBe(link)
})

journey(
  'The picture holds the stage with its words, fonts and link, and asks nobody',
  async ({ page, url, browser }) => {
    const it = await openPage(page, url)
    await it.button('Pause').click()
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    const dialog = await share(page, 'Picture')
    const image = dialog.getByRole('img', { name: /as it is on the page/ })
    await image.waitFor()
    await dialog.getByRole('button', { name: 'Copy picture' }).click()
    await dialog.getByText('Picture copied.').waitFor()
    const copied = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read()
      const blob = await item?.getType('image/png')
      return blob === undefined ? null : createImageBitmap(blob).then(({ width }) => width)
    })
    expect(copied ?? 0).toBeGreaterThan(2_000)

    await dialog.getByRole('radio', { name: 'SVG' }).click()
    const saved = page.waitForEvent('download')
    await dialog.getByRole('button', { name: 'Save picture' }).click()
    const svg = await textOf(saved)
    for (const word of ['Broker 1', 'orders-0', 'web-checkout', 'committed', '#v1.']) {
      expect(svg).toContain(word)
    }
    expect(svg.match(/@font-face/g)).toHaveLength(2)
    expect(svg.match(/(?:href|src)="(?!data:|http:\/\/localhost)[^"]*"/g)).toBeNull()
    expect(svg).not.toMatch(/foreignObject|var\(|class=/)

    // In a page of its own, without ours and without a network, it is drawn all the same.
    const alone = await browser.newPage({ offline: true })
    await alone.setContent(svg)
    const words = alone.getByText('Broker 1', { exact: true })
    expect((await words.boundingBox())?.width ?? 0).toBeGreaterThan(20)
    await alone.close()
  },
)

journey('Where the browser does not copy, the picture becomes a file', async ({ page, url }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined })
  })
  const it = await openPage(page, url)
  await it.button('Pause').click()
  const dialog = await share(page, 'Picture')
  await dialog.getByRole('img', { name: /as it is on the page/ }).waitFor()
  const saved = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Copy picture' }).click()
  expect((await saved).suggestedFilename()).toMatch(/\.png$/)
  await dialog.getByText('saved as a file instead').waitFor()
})

journey(
  'Everything that is kept goes into a file and comes back in another browser',
  async ({ page, url, openBrowser }) => {
    const it = await openPage(page, firstRecords(url))
    await it.button('Pause').click()
    await it.button('Send 3 records for alice').click()
    await page.getByRole('button', { name: /^Theme/ }).click()
    await page.keyboard.press('End')
    await it.show('Logs')
    await keepScene(page)
    const dialog = await share(page, 'File')
    const download = page.waitForEvent('download')
    await dialog.getByRole('button', { name: 'Save everything' }).click()
    const text = await textOf(download)
    const theme = await page.evaluate(() => document.documentElement.dataset.theme)

    const other = await openPage(await openBrowser(), firstRecords(url))
    await other.button('Pause').click()
    await keepScene(other.page)
    await other.dropFile('everything.kafkascope.json', text)
    await other.page.getByRole('tabpanel', { name: 'Logs' }).waitFor()
    await expect.poll(() => other.seconds()).toBe(30)
    expect(await other.page.evaluate(() => document.documentElement.dataset.theme)).toBe(theme)

    // The scenes of both galleries are there, and can be told apart.
    const gallery = await openGallery(other.page)
    await gallery.getByRole('button', { name: 'Yours 2' }).click()
    const titles = gallery.getByRole('button', { name: /^First records( \(2\))?$/ })
    await expect.poll(() => titles.count()).toBe(2)
    await other.page.keyboard.press('Escape')

    await other.button('Undo').click()
    await other.button('Send 3 records for alice').waitFor()

    await other.dropFile('everything.kafkascope.json', text.replace(/"theme": "\w+"/, '"theme": 7'))
    await other.page.getByText('`session.theme` is 7.').first().waitFor()
    await other.button('Back to my scene').click()
    await other.button('Send 3 records for alice').waitFor()
  },
)
