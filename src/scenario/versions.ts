// The four numbers that every shared scenario carries. Each grows alone.

/** Form of `Scenario`. Older forms are brought forward by `migrate.ts`; newer ones are refused with a sentence. */
export const SCHEMA_VERSION = 1

/** Grows when the same scenario and seed would give another trace, so that a page can say why a replay differs. */
export const MODEL_VERSION = 1

/** Form of the text after `#`: its alphabet, checksum, compression and dictionary. Written in clear as `v1.` */
export const LINK_FORMAT = 1

/** Form of a saved file around its scenario. */
export const FILE_FORMAT = 1
