// What the browser keeps for a person.

export const scenesRefused =
  'The browser keeps nothing for this page: the scenes of your gallery stay in the file you opened.'
