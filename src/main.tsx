import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/App.tsx'
import { createShell } from './app/createShell.ts'
import { loadKeys } from './app/parts/later.ts'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no element with the id "root"')
// The empty beds of the static page stay until the first picture is ready.
const beds = root
const shell = createShell()
// The picture does not wait for the keys, but they are there before a person can press one.
void loadKeys()
shell
  .catch(() => undefined)
  .then(() =>
    createRoot(beds).render(
      <StrictMode>
        <App shell={shell} />
      </StrictMode>,
    ),
  )
