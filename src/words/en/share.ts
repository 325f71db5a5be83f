// Sharing: link, code, picture, embedding, files; and the frame that stands in somebody else's page.

const s = (count: number): string => (count === 1 ? '' : 's')
const number = (value: number): string => String(value).replace(/\B(?=(\d{3})+(?!\d))/g, ',')

export const shareWords = {
  title: (): string => 'Share this moment',
  ways: (): string => 'Share as',
  way: { link: 'Link', code: 'Code', picture: 'Picture', embed: 'Embed', file: 'File' },
  moment: (seconds: string, view: string): string => `Opens at ${seconds} s, on ${view}.`,
  asSet: (): string => 'Start, views, locks and question are as chosen under Link.',

  link: (): string => 'Link',
  length: (characters: number): string => `${number(characters)} character${s(characters)}`,
  copy: (): string => 'Copy link',
  copied: (): string => 'Link copied.',
  copyFailed: (): string =>
    'The browser did not let the page copy. The link is selected: copy it by hand.',
  asFile: (): string => 'Save as a file',
  paused: (): string => 'Start',
  pausedYes: (): string => 'Paused',
  pausedNo: (): string => 'Playing',
  views: (): string => 'Views on offer',
  locked: (): string => 'Locked controls',
  lockedHint: (): string => 'For a class: these stay visible and cannot be used.',
  question: (): string => 'Question',
  questionHint: (): string => 'Stands above the scene until it is closed.',
  filesStay: (names: string): string =>
    `The content of ${names} is not in the link. Whoever opens it is asked for the file; a saved file carries it.`,
  making: (): string => 'Making the link…',

  codeName: (link: string): string => `QR code of ${link}`,
  codeAbout: (version: number, level: string): string =>
    `Size ${version} of 20, error correction ${level}. The phone opens the same moment.`,
  codeTooLong: (bytes: number, most: number): string =>
    `The link has ${number(bytes)} bytes, and a code that a phone reads from a projector holds ${number(most)}. Share the link or a file instead.`,
  saveCode: (): string => 'Save as SVG',

  pictureOf: (title: string): string => `${title}, as it is on the page`,
  pictureMaking: (): string => 'Drawing the picture…',
  pictureFailed: (): string => 'The picture could not be drawn.',
  format: (): string => 'Format',
  formats: { png: 'PNG', svg: 'SVG' },
  formatHint: (): string => 'PNG is for chats and slides, SVG for print: it can be changed.',
  copyPicture: (): string => 'Copy picture',
  savePicture: (): string => 'Save picture',
  pictureCopied: (): string => 'Picture copied.',
  pictureSavedInstead: (): string =>
    'The browser did not let the page copy. The picture is saved as a file instead.',
  at: (time: string): string => `At ${time}`,
  committed: (): string => 'committed',
  uncommitted: (): string => 'not committed yet',
  notServing: (): string => 'not serving',

  html: (): string => 'HTML to paste into a page',
  htmlHint: (): string =>
    'A frame with the stage, play, steps and the time. It is loaded when it comes into sight.',
  size: (): string => 'Size',
  sizes: { small: 'Small', medium: 'Medium', wide: 'Full width' },
  copyHtml: (): string => 'Copy HTML',
  htmlCopied: (): string => 'HTML copied.',
  htmlCopyFailed: (): string =>
    'The browser did not let the page copy. The HTML is selected: copy it by hand.',

  fileAbout: (): string =>
    'The scenario with your acts, your files and this moment. It opens in any Kafkascope, whatever chats do to links.',
  keptTitle: (): string => 'Everything this browser keeps',
  keptAbout: (): string =>
    'The scene with all its branches, what undo remembers, your files and your settings: to back it up, or to go on in another browser. Open brings it back.',
  saveKept: (): string => 'Save everything',
}

export const embedWords = {
  title: (scene: string): string => `Kafkascope: ${scene}`,
  openHere: (): string => 'Open in Kafkascope',
  time: (): string => 'Time',
  troubleHint: (): string =>
    'Nothing was left out in silence. Open it in Kafkascope to see where it is wrong and what can be done.',
}
