// All keys, and the switch for the single-key ones.
import { keyWords } from '../../words/en/keys.ts'
import { Switch } from '../kit/Switch.tsx'
import { Dialog } from './Dialog.tsx'
import styles from './Dialogs.module.css'

export interface ShortcutGroup {
  readonly title: string
  readonly rows: readonly { readonly keys: readonly string[]; readonly does: string }[]
}

export interface ShortcutsSheetProps {
  readonly groups: readonly ShortcutGroup[]
  readonly keysOn: boolean
  readonly onKeysOn: (on: boolean) => void
  readonly onClose: () => void
}

/** The sheet behind `?`. */
export function ShortcutsSheet(props: ShortcutsSheetProps) {
  return (
    <Dialog title={keyWords.title()} place="wide" onClose={props.onClose}>
      <div className={styles.choice}>
        <span className={styles.label}>{keyWords.single()}</span>
        <Switch
          name={keyWords.single()}
          choices={[
            { id: 'on', name: keyWords.on() },
            { id: 'off', name: keyWords.off() },
          ]}
          value={props.keysOn ? 'on' : 'off'}
          onChange={(value) => props.onKeysOn(value === 'on')}
        />
        <p className={styles.hint}>{keyWords.singleHint()}</p>
      </div>
      <div className={styles.sheet}>
        {props.groups.map((group) => (
          <section key={group.title}>
            <h3 className={styles.label}>{group.title}</h3>
            <dl className={styles.keys}>
              {group.rows.map((row) => (
                <div key={row.does}>
                  <dt>{row.does}</dt>
                  <dd>
                    {row.keys.map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
