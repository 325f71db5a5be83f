// The page begins: it asks for its run, and a moment later for its picture; the run comes first and is made while the picture
// comes.
import type { ComponentType } from 'react'
import { loadKeys } from './app/later.ts'
import type { Shell } from './app/Shell.ts'
import { brokenWords } from './words/en/app.ts'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no element with the id "root"')
// The empty beds of the static page stay until the first picture is ready.
const beds = root
const picture = import('./app/askForPicture.ts').then((asked) => asked.picture)
const isFrame = /[?&]embed\b/.test(location.search)
if (isFrame)
  import('./app/embed/embedded.ts').then(({ begin, Page }) => show(begin(), Page), missed)
else
  import('./app/createShell.ts').then(({ createShell }) => {
    show(createShell(undefined, picture))
    // The picture does not wait for the keys, but they are there before a person can press one.
    picture.then(loadKeys).catch(() => undefined)
  }, missed)

function show(shell: Promise<Shell>, Page?: ComponentType): void {
  // A shell that fails before there is a picture is told of by the picture.
  shell.catch(() => undefined)
  picture.then(({ draw }) => draw(beds, shell, Page), missed)
}

/** The network broke off halfway: the empty page says so, and offers the way on. */
function missed(): void {
  const again = document.createElement('button')
  again.textContent = brokenWords.again()
  again.onclick = () => location.reload()
  const why = document.createElement('p')
  why.textContent = `${brokenWords.absent(brokenWords.page())} ${brokenWords.absentWhy()}`
  why.role = 'alert'
  beds.querySelector('.shell-dock')?.replaceChildren(why, again)
}
