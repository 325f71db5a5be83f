// When a part of the page fails, only that part goes: the work stays, and is offered as a file.
import { Component, type ReactNode } from 'react'
import { Button } from '../views/kit/Button.tsx'
import { brokenWords } from '../words/en/app.ts'
import styles from './App.module.css'
import { NotLoaded } from './NotLoaded.ts'

export interface BoundaryProps {
  /** What it is, as the start of a sentence. */
  readonly part: string
  /** Anything new here tries again by itself. */
  readonly resetBy?: unknown
  readonly onSave?: (() => void) | undefined
  readonly children: ReactNode
}

interface BoundaryState {
  readonly fault: unknown
  readonly resetBy: unknown
}

/** The one class of the house: React catches faults of drawing in no other way. */
export class Boundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { fault: undefined, resetBy: this.props.resetBy }

  static getDerivedStateFromError(fault: unknown): Partial<BoundaryState> {
    return { fault }
  }

  static getDerivedStateFromProps(
    props: BoundaryProps,
    state: BoundaryState,
  ): Partial<BoundaryState> | null {
    if (Object.is(props.resetBy, state.resetBy)) return null
    return { fault: forgotten(state.fault), resetBy: props.resetBy }
  }

  override render(): ReactNode {
    const { fault } = this.state
    if (fault === undefined) return this.props.children
    return (
      <Broken
        {...this.props}
        fault={fault}
        onAgain={() => this.setState({ fault: forgotten(fault) })}
      />
    )
  }
}

/** What stood in the way does so no longer. */
function forgotten(fault: unknown): undefined {
  if (fault instanceof NotLoaded) fault.forget()
}

export interface BrokenProps {
  readonly part: string
  readonly fault: unknown
  readonly onAgain: () => void
  readonly onSave?: (() => void) | undefined
}

/** What is so, and what can be done. */
export function Broken({ part, fault, onAgain, onSave }: BrokenProps) {
  const isAbsent = fault instanceof NotLoaded
  return (
    <div className={styles.broken} role="alert">
      <h2 className={styles.brokenTitle}>
        {isAbsent ? brokenWords.absent(part) : brokenWords.title(part)}
      </h2>
      <p>{isAbsent ? brokenWords.absentWhy() : brokenWords.sentence()}</p>
      {isAbsent ? null : (
        <p className={styles.fault}>{fault instanceof Error ? fault.message : String(fault)}</p>
      )}
      <div className={styles.ways}>
        <Button look="primary" onPress={onAgain}>
          {brokenWords.again()}
        </Button>
        {onSave === undefined ? null : <Button onPress={onSave}>{brokenWords.asFile()}</Button>}
      </div>
    </div>
  )
}
