// Serves the gallery of canned models for looking at: `npx tsx test/views/gallery/serve.ts`.
import react from '@vitejs/plugin-react'
import { createServer } from 'vite'

const server = await createServer({
  configFile: false,
  root: import.meta.dirname,
  cacheDir: '../../../.cache/gallery',
  plugins: [react()],
  server: { port: 5199, strictPort: true, fs: { allow: ['../../..'] } },
})
await server.listen()
server.printUrls()
