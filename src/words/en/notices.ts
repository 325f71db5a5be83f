// Notices at the corner of the page, but for those that tell what the browser does not keep.
export const noticeWords = {
  region: (): string => 'Notices',
  dismiss: (): string => 'Close this notice',
  saved: (name: string): string => `Saved as ${name}.`,
  copyFailed: (): string => 'The browser did not let the page copy.',
  detailsCopied: (): string => 'Details copied.',
  opened: (title: string): string => `Opened “${title}”. Undo goes back to what was open before.`,
  startedOver: (title: string): string => `“${title}” starts over. Undo brings back what you had.`,
  saveKept: (): string => 'Save it as a file',
  branch: (name: string): string => `You are back on the branch “${name}”.`,
}
