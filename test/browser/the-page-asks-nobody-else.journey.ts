import { expect } from 'vitest'
import { contentSecurityPolicyForMeta } from '../scripts/contentSecurityPolicy.ts'
import { journey } from './journey.ts'

journey(
  'The page opens without breaking its own policy or asking another host',
  async ({ page, url, faults }) => {
    await page.goto(url, { waitUntil: 'networkidle' })
    expect(await page.title()).toContain('Kafkascope')
    expect(faults).toEqual([])
  },
)

journey('The policy travels with the page to hosts that send none', async ({ page, url }) => {
  await page.goto(url)
  const meta = page.locator('meta[http-equiv="Content-Security-Policy"]')
  await expect.poll(() => meta.getAttribute('content')).toBe(contentSecurityPolicyForMeta)
})

journey('A script that someone slips into the page does not run', async ({ page, url, faults }) => {
  await page.goto(url, { waitUntil: 'networkidle' })
  await page.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = 'document.title = "slipped in"'
    document.body.append(script)
  })
  expect(await page.title()).not.toBe('slipped in')
  await expect.poll(() => faults.length).toBeGreaterThan(0)
  expect(faults.every((fault) => fault.includes('script-src'))).toBe(true)
  faults.length = 0
})
