// Without a network, and when a newer version is there.

export const offlineWords = {
  offline: (): string => 'You are offline.',
  offlineKept: (): string =>
    'Kafkascope is kept in this browser: everything here goes on, also after a reload. Links and files open as ever.',
  offlineNotKept: (): string =>
    'What is loaded goes on. This browser has not kept the page yet, so a reload would need the network.',
  update: (): string => 'A newer Kafkascope is there.',
  updateDetail: (): string =>
    'Reload when you like. Your scene, its branches and your settings stay as they are.',
  reload: (): string => 'Reload now',
} as const
