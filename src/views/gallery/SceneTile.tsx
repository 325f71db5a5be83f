// One scene of the gallery; one that the person keeps can be renamed, saved as a file and deleted.
import { Download, Pencil, Trash2 } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { galleryWords as words } from '../../words/en/gallery.ts'
import { Button, IconButton } from '../kit/Button.tsx'
import { classes } from '../kit/classes.ts'
import { Field } from '../kit/Field.tsx'
import styles from './Gallery.module.css'
import type { GalleryCard } from './GalleryProps.ts'
import { Picture } from './Picture.tsx'

interface SceneTileProps {
  readonly card: GalleryCard
  readonly onOpen: () => void
  readonly onRename: (name: string) => void
  readonly onExport: () => void
  readonly onRemove: () => void
}

/** The tile; its name is the scene's title. */
export function SceneTile(props: SceneTileProps) {
  const { card } = props
  const [isNaming, setNaming] = useState(false)
  const title = useRef<HTMLButtonElement>(null)
  const rename = (name: string) => {
    props.onRename(name)
    flushSync(() => setNaming(false))
    title.current?.focus()
  }
  return (
    <li className={classes(styles.tile, card.isOpen && styles.open)}>
      <Picture picture={card.picture} />
      <div className={styles.words}>
        {isNaming ? (
          <Naming name={card.title} onName={rename} />
        ) : (
          <button
            ref={title}
            type="button"
            className={styles.title}
            aria-current={card.isOpen ? 'true' : undefined}
            onClick={props.onOpen}
          >
            {card.title}
          </button>
        )}
        <p className={styles.aim}>{card.aim}</p>
        <div className={styles.foot}>
          <span className={styles.note}>{card.area}</span>
          {card.isOpen ? <span className={styles.now}>{words.openNow()}</span> : null}
          {card.own ? <OwnButtons {...props} onName={() => setNaming(true)} /> : null}
        </div>
      </div>
    </li>
  )
}

function OwnButtons(props: SceneTileProps & { readonly onName: () => void }) {
  const { title } = props.card
  const size = 16
  return (
    <span className={styles.own}>
      <IconButton
        name={words.rename(title)}
        icon={<Pencil size={size} aria-hidden="true" />}
        onPress={props.onName}
      />
      <IconButton
        name={words.exportIt(title)}
        icon={<Download size={size} aria-hidden="true" />}
        onPress={props.onExport}
      />
      <IconButton
        name={words.remove(title)}
        icon={<Trash2 size={size} aria-hidden="true" />}
        onPress={props.onRemove}
      />
    </span>
  )
}

function Naming(props: { readonly name: string; readonly onName: (name: string) => void }) {
  const [name, setName] = useState(props.name)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector('input')?.select(), [])
  const done = () => props.onName(name.trim() === '' ? props.name : name.trim())
  return (
    <form
      ref={form}
      className={styles.naming}
      onSubmit={(event) => {
        event.preventDefault()
        done()
      }}
    >
      <Field label={words.name()} value={name} onChange={setName} />
      <Button look="primary" onPress={done}>
        {words.save()}
      </Button>
    </form>
  )
}
