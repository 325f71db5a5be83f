import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, resolve, sep } from 'node:path'
import { contentSecurityPolicy, contentSecurityPolicyForMeta } from './contentSecurityPolicy.ts'

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.md': 'text/markdown; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.wasm': 'application/wasm',
}

/** By number: what the name `localhost` stands for differs between machines, and browsers try both. */
const loopback = '127.0.0.1'

export interface ServedFolder {
  /** `http://localhost:<port>/` */
  readonly url: string
  readonly close: () => Promise<void>
}

export interface ServeOptions {
  readonly folder: string
  /** 0 asks the system for any free port. */
  readonly port: number
  /** Try the next port while this one is busy; otherwise a busy port is an error. */
  readonly orNextFree?: boolean
}

/**
 * Serves the files of one folder, and nothing outside it, to this machine only; where a brotli copy lies beside a file
 * (`.br`), that goes to those who take it.
 * Rejects with the system's error when no port can be had.
 */
export async function serve({ folder, port, orNextFree }: ServeOptions): Promise<ServedFolder> {
  const server = createServer((request, response) => {
    answer(resolve(folder), request, response).catch(() => refuse(response, 500, 'Server error'))
  })
  const lastPort = orNextFree && port > 0 ? Math.min(port + 50, 65_535) : port
  const taken = await listenOnFirstFree(server, port, lastPort)
  return {
    url: `http://localhost:${taken}/`,
    close: () => new Promise((done) => closeNow(server, done)),
  }
}

async function listenOnFirstFree(server: Server, port: number, lastPort: number): Promise<number> {
  try {
    return await listen(server, port)
  } catch (error) {
    const isBusy = (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
    if (!isBusy || port >= lastPort) throw error
    return listenOnFirstFree(server, port + 1, lastPort)
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((done, fail) => {
    server.once('error', fail)
    server.listen(port, loopback, () => {
      server.off('error', fail)
      done((server.address() as AddressInfo).port)
    })
  })
}

function closeNow(server: Server, done: () => void) {
  server.close(() => done())
  server.closeAllConnections()
}

async function answer(root: string, request: IncomingMessage, response: ServerResponse) {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD')
    return refuse(response, 405, 'Method not allowed')
  }
  const file = fileFor(root, request.url ?? '/')
  const size = file === undefined ? undefined : await sizeOf(file)
  if (file === undefined || size === undefined) return refuse(response, 404, 'Not found')
  const takesBrotli = /\bbr\b/.test(String(request.headers['accept-encoding']))
  const brotliSize = takesBrotli ? await sizeOf(`${file}.br`) : undefined
  response.writeHead(200, {
    ...headersFor(root, file),
    ...(isFrame(request.url ?? '/') ? mayBeFramed : {}),
    ...(brotliSize === undefined ? {} : { 'Content-Encoding': 'br', Vary: 'Accept-Encoding' }),
    'Content-Length': brotliSize ?? size,
  })
  if (request.method === 'HEAD') return response.end()
  return createReadStream(brotliSize === undefined ? file : `${file}.br`)
    .on('error', () => response.destroy())
    .pipe(response)
}

/** The file a request means, or undefined when it points out of the root or cannot be decoded. */
export function fileFor(root: string, requestUrl: string): string | undefined {
  const path = decoded(requestUrl.replace(/[?#].*$/s, ''))
  if (path === undefined || !path.startsWith('/') || path.includes('\0')) return undefined
  const file = join(root, path.endsWith('/') ? `${path}index.html` : path)
  return file.startsWith(root + sep) ? file : undefined
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path)
  } catch {
    return undefined
  }
}

async function sizeOf(file: string): Promise<number | undefined> {
  const found = await stat(file).catch(() => undefined)
  return found?.isFile() ? found.size : undefined
}

function headersFor(root: string, file: string): Record<string, string> {
  // Vite writes the hash of the content into the names of what it puts into assets/.
  const isHashed = file.startsWith(join(root, 'assets') + sep)
  return {
    'Content-Type': contentTypes[extname(file)] ?? 'application/octet-stream',
    'Cache-Control': isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
    ...protection,
  }
}

const protection = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
}

/** What a frame may show is asked for as `?embed`: nothing of a person's is in it. */
const isFrame = (requestUrl: string) => /^[^#]*[?&]embed\b/.test(requestUrl)

const mayBeFramed = { 'Content-Security-Policy': contentSecurityPolicyForMeta }

function refuse(response: ServerResponse, status: number, sentence: string) {
  if (response.headersSent) return response.destroy()
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', ...protection })
  return response.end(`${sentence}\n`)
}
