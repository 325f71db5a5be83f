import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { chromium } from 'playwright-core'
import { repository } from './repository.ts'

const run = promisify(execFile)

/** One way to come by a Chromium. Sources are asked in order, the cheap ones before those that install. */
export interface BrowserSource {
  readonly name: string
  /** Files that may be a browser, best first; none when this source has nothing here. May install. */
  readonly candidates: () => Promise<readonly string[]>
  /** Asked for by the person: when it does not launch, nothing else is tried. */
  readonly isBinding?: boolean
  /** Downloads something, which takes a while: said before it begins. */
  readonly installs?: boolean
}

export const browserSources: readonly BrowserSource[] = [
  { name: 'CHROME_PATH', isBinding: true, candidates: async () => chromePath() },
  { name: "Playwright's cache", candidates: async () => inPlaywrightCache() },
  { name: 'a browser of this machine', candidates: async () => onThisMachine() },
  {
    name: 'npx playwright-core install chromium',
    installs: true,
    candidates: installWithPlaywright,
  },
  { name: 'apt-get install chromium', installs: true, candidates: installWithApt },
  { name: 'the npm package @sparticuz/chromium', installs: true, candidates: installFromNpm },
]

function chromePath(): string[] {
  const path = process.env.CHROME_PATH
  return path === undefined || path === '' ? [] : [path]
}

function inPlaywrightCache(): string[] {
  const ofThisVersion = chromium.executablePath()
  const folder = playwrightCacheFolder()
  const versions = existsSync(folder) ? readdirSync(folder).filter(isChromiumFolder) : []
  const ofAnyVersion = versions
    .toSorted((a, b) => versionOf(b) - versionOf(a))
    .flatMap((version) => cachedLayouts.map((layout) => join(folder, version, ...layout)))
  return [ofThisVersion, ...ofAnyVersion].filter((path) => existsSync(path))
}

const isChromiumFolder = (name: string) => /^chromium(_headless_shell)?-\d+$/.test(name)

const versionOf = (name: string) => Number(name.slice(name.lastIndexOf('-') + 1))

function playwrightCacheFolder(): string {
  const chosen = process.env.PLAYWRIGHT_BROWSERS_PATH
  if (chosen !== undefined && chosen !== '' && chosen !== '0') return chosen
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'ms-playwright')
  if (process.platform === 'win32') {
    return join(process.env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'ms-playwright')
  }
  return join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'ms-playwright')
}

const macApp = (name: string) => [`${name}.app`, 'Contents', 'MacOS', name]

const cachedLayouts: readonly string[][] = [
  ['chrome-linux', 'chrome'],
  ['chrome-linux64', 'chrome'],
  ['chrome-linux', 'headless_shell'],
  ['chrome-headless-shell-linux64', 'chrome-headless-shell'],
  ['chrome-mac', ...macApp('Chromium')],
  ['chrome-mac-arm64', ...macApp('Google Chrome for Testing')],
  ['chrome-mac-x64', ...macApp('Google Chrome for Testing')],
  ['chrome-win', 'chrome.exe'],
  ['chrome-win64', 'chrome.exe'],
]

const commandNames = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
]

function onThisMachine(): string[] {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
  const onPath = commandNames.flatMap((name) => folders.map((folder) => join(folder, name)))
  return [...onPath, ...installedApplications()].filter((path) => existsSync(path))
}

function installedApplications(): string[] {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((name) =>
      join('/Applications', ...macApp(name)),
    )
  }
  if (process.platform !== 'win32') return []
  const roots = [
    process.env.PROGRAMFILES,
    process.env['PROGRAMFILES(X86)'],
    process.env.LOCALAPPDATA,
  ]
  return roots
    .filter((root) => root !== undefined)
    .flatMap((root) => [
      join(root, 'Google', 'Chrome', 'Application', 'chrome.exe'),
      join(root, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
    ])
}

const minutes = (count: number) => count * 60_000

async function installWithPlaywright(): Promise<readonly string[]> {
  const cli = join(repository, 'node_modules', 'playwright-core', 'cli.js')
  await run(process.execPath, [cli, 'install', 'chromium'], { timeout: minutes(5) })
  return inPlaywrightCache()
}

async function installWithApt(): Promise<readonly string[]> {
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0
  if (!isRoot) throw new Error('only tried on Linux as root')
  const options = {
    timeout: minutes(10),
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }
  await run('apt-get', ['update'], options)
  await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], options)
  return onThisMachine()
}

/** Carries a Chromium for Linux on x64 in the package itself, so a registry is all it needs. */
const packedChromium = '@sparticuz/chromium@147.0.2'

async function installFromNpm(): Promise<readonly string[]> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('it carries a browser for Linux on x64 only')
  }
  const folder = join(repository, 'node_modules', '.cache', 'packed-chromium')
  mkdirSync(folder, { recursive: true })
  const install = ['install', '--no-save', '--no-package-lock', '--prefix', folder, packedChromium]
  await run('npm', install, { cwd: folder, timeout: minutes(5) })
  return unpackChromium(folder)
}

/**
 * Unpacks into the folder. The package brings the libraries a bare machine lacks, but lays them out
 * only where it believes itself to be on its usual host, so it is told that it is.
 */
async function unpackChromium(folder: string): Promise<readonly string[]> {
  const script = "import chromium from '@sparticuz/chromium'; await chromium.executablePath()"
  const env = { ...process.env, TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' }
  await run(process.execPath, ['--input-type=module', '--eval', script], { cwd: folder, env })
  const browser = join(folder, 'chromium')
  const withItsLibraries = join(folder, 'chromium-with-libraries.sh')
  writeFileSync(withItsLibraries, startWithLibraries(folder), { mode: 0o755 })
  return [browser, withItsLibraries]
}

const startWithLibraries = (folder: string) => `#!/bin/sh
LD_LIBRARY_PATH="${folder}/al2023/lib:$LD_LIBRARY_PATH"
FONTCONFIG_PATH="${folder}/fonts"
export LD_LIBRARY_PATH FONTCONFIG_PATH
exec "${folder}/chromium" "$@"
`
