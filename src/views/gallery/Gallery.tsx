// All scenes: areas at the left, a search above, a picture of each. Choosing one opens it.
import { FolderOpen, Plus, Search } from 'lucide-react'
import { galleryWords as words } from '../../words/en/gallery.ts'
import { Dialog } from '../dialogs/Dialog.tsx'
import { Button } from '../kit/Button.tsx'
import { classes } from '../kit/classes.ts'
import styles from './Gallery.module.css'
import type { GalleryProps } from './GalleryProps.ts'
import { SceneTile } from './SceneTile.tsx'

/** The gallery. */
export function Gallery(props: GalleryProps) {
  const { said } = props
  return (
    <Dialog title={words.title()} place="page" onClose={props.onClose}>
      <div className={styles.tools}>
        <label className={styles.search}>
          <Search size={16} aria-hidden="true" />
          <input
            type="search"
            aria-label={words.search()}
            placeholder={words.searchHint()}
            value={props.search}
            spellCheck={false}
            onChange={(event) => props.onSearch(event.target.value)}
          />
        </label>
        <Button icon={<FolderOpen size={16} aria-hidden="true" />} onPress={props.onOpenFile}>
          {words.openFile()}
        </Button>
        <Button icon={<Plus size={16} aria-hidden="true" />} onPress={props.onKeep}>
          {words.keep()}
        </Button>
      </div>
      <p className={styles.said} role="status">
        {said?.text}
        {said?.onUndo === undefined ? null : (
          <Button look="quiet" onPress={said.onUndo}>
            {words.undo()}
          </Button>
        )}
      </p>
      <div className={styles.shelves}>
        <Areas {...props} />
        {props.cards.length === 0 ? <Nothing {...props} /> : <Scenes {...props} />}
      </div>
    </Dialog>
  )
}

function Areas({ areas, area, onArea }: GalleryProps) {
  return (
    <nav className={styles.areas} aria-label={words.areas()}>
      {areas.map(({ id, name, count }) => (
        <button
          key={id}
          type="button"
          className={classes(styles.area, id === area && styles.chosen)}
          aria-current={id === area ? 'true' : undefined}
          onClick={() => onArea(id)}
        >
          <span>{name}</span>
          <span className={styles.count}>{count}</span>
        </button>
      ))}
    </nav>
  )
}

function Scenes(props: GalleryProps) {
  return (
    <ul className={styles.scenes}>
      {props.cards.map((card) => (
        <SceneTile
          key={card.id}
          card={card}
          onOpen={() => props.onOpen(card.id)}
          onRename={(name) => props.onRename(card.id, name)}
          onExport={() => props.onExport(card.id)}
          onRemove={() => props.onRemove(card.id)}
        />
      ))}
    </ul>
  )
}

function Nothing({ search, area, onSearch }: GalleryProps) {
  const isOwn = search.trim() === '' && area === 'own'
  return (
    <div className={styles.nothing}>
      <p className={styles.nothingTitle}>{isOwn ? words.noneOwn() : words.noneFound(search)}</p>
      <p>{isOwn ? words.noneOwnWay() : words.noneFoundWay()}</p>
      {isOwn ? null : <Button onPress={() => onSearch('')}>{words.clear()}</Button>}
    </div>
  )
}
