import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/App.tsx'
import * as whole from './app/whole.ts'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no element with the id "root"')
// The empty beds of the static page stay until the first picture is ready.
const beds = root
const isFrame = /[?&]embed\b/.test(location.search)
const page = isFrame ? import('./app/embed/embedded.ts') : Promise.resolve(whole)
page.then(async ({ begin, Page }) => {
  const shell = begin()
  await shell.catch(() => undefined)
  createRoot(beds).render(
    <StrictMode>
      <App shell={shell} Page={Page} />
    </StrictMode>,
  )
})
