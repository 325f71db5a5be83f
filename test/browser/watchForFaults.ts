import type { BrowserContext, Page } from 'playwright-core'

/**
 * Collects, as sentences, what no page of ours may do: throw, log an error, break its
 * Content-Security-Policy, ask another host, or get no answer from its own.
 */
export async function watchForFaults(context: BrowserContext, url: string, faults: string[]) {
  await context.addInitScript(reportPolicyViolations)
  context.on('page', (page) => watchPage(page, faults))
  context.on('request', (request) => {
    const address = request.url()
    if (/^(https?|wss?):/.test(address) && !address.startsWith(url)) {
      faults.push(`asked another host: ${address}`)
    }
  })
  context.on('response', (response) => {
    if (response.status() >= 400) faults.push(`got ${response.status()} for ${response.url()}`)
  })
}

function watchPage(page: Page, faults: string[]) {
  page.on('pageerror', (error) => faults.push(`threw: ${error.stack ?? error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`logged an error: ${message.text()}`)
  })
  page.on('crash', () => faults.push('crashed'))
}

// Runs in the page. The browser logs most violations as errors by itself, but not those of every kind.
function reportPolicyViolations() {
  document.addEventListener('securitypolicyviolation', (event) => {
    console.error(
      `policy: ${event.violatedDirective} refused ${event.blockedURI} ${event.sourceFile}`,
    )
  })
}
