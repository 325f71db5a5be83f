import { resolve } from 'node:path'

/** The top folder of this repository. */
export const repository = resolve(import.meta.dirname, '..', '..')
