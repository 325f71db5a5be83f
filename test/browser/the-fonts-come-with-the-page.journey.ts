import { expect } from 'vitest'
import { journey } from './journey.ts'
import { openPage } from './thePage.ts'

journey('Every font of the first view is fetched, and once', async ({ page, url }) => {
  const fetched: string[] = []
  page.on('request', (request) => {
    if (request.resourceType() === 'font') fetched.push(request.url())
  })
  await openPage(page, url)
  const loaded = () =>
    page.evaluate(() => [...document.fonts].filter((font) => font.status === 'loaded').length)
  await expect.poll(loaded).toBe(2)
  expect(new Set(fetched).size).toBe(2)
  expect(fetched).toHaveLength(2)
})
