// The address of the page: what stands after `#` is a link that is opened; it goes away once the person changes something.
import type { Shell } from '../Shell.ts'
import { openBrought } from './openScenario.ts'

/** The link that the address holds; empty when there is none. */
function linkInAddress(): string {
  return location.hash.replace(/^#/, '')
}

/** Takes the link out of the address, or puts one there, without going anywhere. */
export function showInAddress(link: string): void {
  const bare = location.href.replace(/#.*$/s, '')
  history.replaceState(null, '', link === '' ? bare : `${bare}#${link}`)
}

/** Opens the link of the address now, and each time it changes. */
export async function watchAddress(shell: Shell, isRestored: boolean): Promise<void> {
  const { store } = shell
  const link = linkInAddress()
  const isTheSame = isRestored && store.getState().link === link
  if (link !== '' && !isTheSame) await openAddress(shell, link, !isRestored)
  addEventListener('hashchange', () => {
    const changed = linkInAddress()
    if (changed !== '' && changed !== store.getState().link) void openAddress(shell, changed, false)
  })
  store.subscribe((state, before) => {
    const isFromLink = state.link !== before.link && state.link !== ''
    if (state.scene === before.scene || isFromLink || linkInAddress() === '') return
    showInAddress('')
    if (state.link !== '') store.getState().set({ link: '' })
  })
}

async function openAddress(shell: Shell, link: string, isFirst: boolean): Promise<void> {
  const { store } = shell
  const { openLink } = await import('./sharing.ts')
  const opened = openLink(link)
  if ('trouble' in opened) {
    shell.playback.pause()
    store.getState().set({ trouble: { ...opened.trouble, isFirst } })
  } else await openBrought(shell, opened.scenario, { link, isFirst })
}
