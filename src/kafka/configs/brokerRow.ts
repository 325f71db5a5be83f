// How the broker's tables write a row.
import type { ConfigChange, ConfigRow, ConfigScope, ConfigType, Validator } from './ConfigRow.ts'
import { NOT_YET } from './ConfigRow.ts'

export const BROKER: readonly ConfigScope[] = ['broker']
export const FOREVER = '9223372036854775807'

type More = Omit<Partial<ConfigRow>, 'valid'> & { readonly valid?: Validator }

/** A setting that is read at the broker's start. */
export function fixed(
  name: string,
  type: ConfigType,
  byDefault: string | null,
  more: More = {},
): ConfigRow {
  return row('read-only', name, type, byDefault, more)
}

/** A setting that can change while brokers run, for one or as the default of all. */
export function live(
  name: string,
  type: ConfigType,
  byDefault: string | null,
  more: More = {},
): ConfigRow {
  return row('cluster-wide', name, type, byDefault, more)
}

function row(
  dynamic: ConfigChange,
  name: string,
  type: ConfigType,
  byDefault: string | null,
  more: More,
): ConfigRow {
  const base = { name, type, default: byDefault, dynamic }
  return { scopes: BROKER, modelledIn: NOT_YET, ...base, ...more }
}
