// This run with one setting changed: whose settings there are, what each is now, and what is wrong with another value.
import type { ConfigScope } from '../../kafka/configs/ConfigRow.ts'
import { configRow } from '../../kafka/configs/configRows.ts'
import type { CompareSpec, Configs, Scenario } from '../../scenario/Scenario.ts'
import { chooseWords as words } from '../../words/en/compare.ts'
import { configFacts } from '../act/configFacts.ts'

/** Somebody who has settings. */
export interface Subject {
  /** As a comparison names it: `client:web`, `topic:orders`, `broker:1`, `brokers`. */
  readonly id: string
  readonly name: string
  readonly scope: ConfigScope
  readonly configs: Configs
}

/** Clients, topics, brokers: those that are there when the scenario begins. */
export function settingSubjects({ clients, clusters }: Scenario): readonly Subject[] {
  const all = Object.values(clusters)
  const processes = all.flatMap(({ hosts }) => hosts.flatMap(({ processes }) => processes))
  return [
    ...clients.map(({ id, type, configs = {} }): Subject => {
      const isProducer = type === 'producer'
      const name = isProducer ? words.producer(id) : words.reader(id)
      return { id: `client:${id}`, name, scope: isProducer ? 'producer' : 'consumer', configs }
    }),
    ...all
      .flatMap(({ topics = [] }) => topics)
      .map(({ name, configs = {} }): Subject => {
        return { id: `topic:${name}`, name: words.topic(name), scope: 'topic', configs }
      }),
    { id: 'brokers', name: words.brokers(), scope: 'broker', configs: all[0]?.configs ?? {} },
    ...processes
      .filter(({ roles }) => roles.includes('broker'))
      .map(({ node, configs = {} }): Subject => {
        return { id: `broker:${node}`, name: words.broker(node), scope: 'broker', configs }
      }),
  ]
}

export interface SettingForm {
  readonly name: string
  readonly value: string
}

export interface CheckedSetting {
  /** What it is in this run; null = Kafka knows none of that name there. */
  readonly now: string | null
  /** What Kafka says about it. */
  readonly line: string
  readonly nameError: string | undefined
  readonly valueError: string | undefined
  /** Null while something is wrong. */
  readonly compare: CompareSpec | null
}

/** Checks a name and a value as the tables of Kafka's settings do. */
export function checkSetting(subject: Subject, form: SettingForm): CheckedSetting {
  const name = form.name.trim()
  const value = form.value.trim()
  const row = configRow(subject.scope, name)
  const facts = configFacts(subject.scope, name)
  if (row === undefined || facts === undefined) {
    const nameError = name === '' ? words.needed() : words.unknown(name)
    return { now: null, line: '', nameError, valueError: undefined, compare: null }
  }
  const now = subject.configs[name] ?? row.default ?? ''
  const valueError =
    value === '' ? words.needed() : value === now ? words.same() : facts.fault(value)
  const compare: CompareSpec | null =
    valueError === undefined ? { to: 'setting', of: subject.id, name, value } : null
  return { now, line: facts.line, nameError: undefined, valueError, compare }
}
