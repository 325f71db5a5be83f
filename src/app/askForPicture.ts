// Asks for the picture one way to the server later than the page asks for its run: until then the run has the wire for
// itself, and what it takes to make it is done while the picture comes.
export const picture = import('./picture.tsx')
