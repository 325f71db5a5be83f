import { createHash } from 'node:crypto'
import { relative } from 'node:path'
import react from '@vitejs/plugin-react'
import type { Plugin } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { defineConfig } from 'vitest/config'
import { contentSecurityPolicyForMeta } from './test/scripts/contentSecurityPolicy.ts'

/**
 * Writes the policy into the built page, so that it holds on any static host. The dev server's page
 * stays without: hot reloading needs inline scripts and styles.
 */
const contentSecurityPolicyMeta = (): Plugin => ({
  name: 'content-security-policy-meta',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: contentSecurityPolicyForMeta },
      injectTo: 'head-prepend',
    },
  ],
})

/** The page itself names the run, so that it is under way before a script has asked for it. */
const preloadRun = (): Plugin => ({
  name: 'preload-run',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (_, { bundle = {} }) => {
      const run = Object.keys(bundle).find((file) => /\/run-[^/]*\.js$/.test(file))
      if (run === undefined) throw new Error('The build has no file run-*.js to preload')
      const attrs = { rel: 'modulepreload', crossorigin: true, href: `./${run}` }
      return [{ tag: 'link', attrs, injectTo: 'head' }]
    },
  },
})

/** The two files that the first picture needs. */
const [RUN, PICTURE] = ['run', 'picture'] as const

/**
 * Has V8 compile all functions of these two beside the page while they come: one by one, as they are first called, it takes
 * a third of the page's own time until the first picture. Other engines read past it.
 */
const compileAhead = (): Plugin => ({
  name: 'compile-ahead',
  apply: 'build',
  generateBundle: {
    order: 'post',
    handler: (_, bundle) => {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk' || (chunk.name !== RUN && chunk.name !== PICTURE)) continue
        chunk.code = `//# allFunctionsCalledOnLoad\n${chunk.code}`
      }
    },
  },
})

/** An icon's paths come with keys of six letters drawn at random, which nothing compresses: their numbers do as well. */
const shortIconKeys = (): Plugin => ({
  name: 'short-icon-keys',
  apply: 'build',
  transform: (code, id) => {
    if (!/\/lucide-react\/.*\/icons\//.test(id)) return null
    let count = 0
    return code.replace(/\bkey: "\w+"/g, () => `key: "${count++}"`)
  },
})

/**
 * Every style sheet says the order of the layers first: the build cuts styles into files, and whichever
 * of them the browser meets first fixes the order for all.
 */
const layerOrder = (): Plugin => ({
  name: 'layer-order',
  enforce: 'pre',
  transform: (code, id) =>
    /\/src\/.*\.css$/.test(id) ? `@layer reset, tokens, base, kit, views, app;\n${code}` : null,
})

/**
 * A worker that keeps every file of the page after the first visit. A newer version waits until the person reloads
 * (`app/offline/`). The page is kept twice: as a frame it comes with another policy than when it stands alone, and the
 * browser holds a kept answer to the policy it came with.
 */
const keptOffline = () =>
  VitePWA({
    registerType: 'prompt',
    injectRegister: false,
    workbox: {
      globPatterns: ['**/*.{html,js,css,woff2,svg}'],
      navigateFallbackDenylist: [/[?&]embed\b/],
      manifestTransforms: [
        (entries) => {
          const frames = entries
            .filter(({ url }) => url === 'index.html')
            .map((entry) => ({ ...entry, url: `${entry.url}?embed` }))
          return { manifest: [...entries, ...frames], warnings: [] }
        },
      ],
      inlineWorkboxRuntime: true,
    },
    manifest: {
      name: 'Kafkascope',
      short_name: 'Kafkascope',
      description: 'Apache Kafka in slow motion, in the browser, and true.',
      lang: 'en',
      start_url: './',
      scope: './',
      display: 'standalone',
      background_color: '#0d0f11',
      theme_color: '#14171a',
      icons: [
        { src: 'favicon.svg', sizes: 'any', type: 'image/svg+xml' },
        { src: 'icons/icon-192.png', sizes: '192x192', type: 'image/png' },
        { src: 'icons/icon-512.png', sizes: '512x512', type: 'image/png' },
        { src: 'icons/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        { src: 'icons/maskable.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'maskable' },
      ],
    },
  })

/** A class is called by its own name and its file: shorter than with its line, and every byte of the first load counts. */
const scopedName = (name: string, file: string) =>
  `${name}-${createHash('sha1')
    .update(relative(import.meta.dirname, file))
    .digest('hex')
    .slice(0, 3)}`

const NOT_OF_THE_ENGINE = ['test/views/**', 'test/app/**', 'test/browser/**']

export default defineConfig({
  // Relative addresses: the built page works in any folder of any host.
  base: './',
  plugins: [
    react(),
    layerOrder(),
    shortIconKeys(),
    contentSecurityPolicyMeta(),
    preloadRun(),
    compileAhead(),
    keptOffline(),
  ],
  css: { modules: { generateScopedName: scopedName } },
  build: {
    target: 'baseline-widely-available',
    sourcemap: false,
    assetsInlineLimit: 0,
    // The polyfill is an inline script, which the policy forbids; every browser of the target preloads by itself.
    modulePreload: { polyfill: false },
    // What the first picture needs comes in two files: shared with late parts it would fall into twenty, and each begins its
    // compression anew. The run comes first, and is being made while its picture comes; a small file asks for both.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'begin', tags: ['$initial'], priority: 3 },
            { name: RUN, test: /\/src\/app\/createShell\.ts$/, priority: 2 },
            { name: PICTURE, test: /\/src\/app\/picture\.tsx$/, priority: 1 },
          ],
        },
      },
    },
    // The report compresses everything with gzip only to print it; test/scripts/firstLoad.ts measures brotli.
    reportCompressedSize: false,
  },
  test: {
    passWithNoTests: false,
    // By itself it leaves one processor idle, which on two is half of them.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'engine',
          environment: 'node',
          include: ['test/**/*.spec.ts'],
          exclude: [...NOT_OF_THE_ENGINE, 'test/**/*.alone.spec.ts'],
          // Nothing here leaves anything behind, and loading the engine anew for each file takes longer than most of them.
          isolate: false,
          setupFiles: ['test/scripts/withGroups.ts'],
          // Against hanging only: how long a spec takes is the machine's.
          testTimeout: 300_000,
        },
      },
      {
        extends: true,
        test: {
          // Specs that put other modules in place of the engine's own.
          name: 'alone',
          environment: 'node',
          include: ['test/**/*.alone.spec.ts'],
          exclude: NOT_OF_THE_ENGINE,
          setupFiles: ['test/scripts/withGroups.ts'],
          testTimeout: 300_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'dom',
          environment: 'happy-dom',
          include: ['test/{views,app}/**/*.spec.{ts,tsx}'],
          setupFiles: ['test/scripts/cleanUpDom.ts'],
          css: { include: /.+/, modules: { classNameStrategy: 'non-scoped' } },
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          environment: 'node',
          include: ['test/browser/**/*.journey.ts'],
          globalSetup: ['test/browser/globalSetup.ts'],
          testTimeout: 120_000,
          // Two browsers at once on two processors: what comes at once on a quiet machine may take a while.
          expect: { poll: { timeout: 15_000 } },
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
