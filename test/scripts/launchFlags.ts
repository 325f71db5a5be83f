/**
 * What a browser needs to run in a container without a display, a GPU or a network: no sandbox (root
 * has none), and none of the background calls home that would wait for their time limit.
 * Playwright adds its own headless flag.
 */
export const launchFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
