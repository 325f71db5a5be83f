import { expect } from 'vitest'
import { journey } from './journey.ts'
import { openPage } from './thePage.ts'

journey(
  'Every font of the first view is asked for by the page itself, and once',
  async ({ page, url }) => {
    const fetched: string[] = []
    page.on('request', (request) => {
      if (request.resourceType() === 'font') fetched.push(request.url())
    })
    await openPage(page, url)
    const loaded = () =>
      page.evaluate(() => [...document.fonts].filter((font) => font.status === 'loaded').length)
    await expect.poll(loaded).toBe(2)
    const preloads = await page
      .locator('link[rel="preload"][as="font"]')
      .evaluateAll((links) => links.map((link) => (link as HTMLLinkElement).href))
    expect([...fetched].sort()).toEqual([...preloads].sort())
    expect(preloads).toHaveLength(2)
  },
)
