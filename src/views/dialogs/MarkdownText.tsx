// The little of Markdown that our own pages use, as elements: headings, paragraphs, lists, tables, code and bold.
import type { ReactNode } from 'react'
import styles from './Dialogs.module.css'

type Block =
  | { readonly type: 'heading'; readonly text: string }
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'list'; readonly items: readonly string[] }
  | { readonly type: 'table'; readonly rows: readonly (readonly string[])[] }

/** Our own text only: nothing in it becomes markup but what is listed above. */
export function MarkdownText({ text }: { readonly text: string }) {
  return (
    <div className={styles.prose}>
      {blocksOf(text).map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a fixed text, whose blocks never move
        <BlockText key={index} block={block} />
      ))}
    </div>
  )
}

function BlockText({ block }: { readonly block: Block }) {
  if (block.type === 'heading') return <h4>{spans(block.text)}</h4>
  if (block.type === 'text') return <p>{spans(block.text)}</p>
  if (block.type === 'list') {
    return (
      <ul>
        {block.items.map((item) => (
          <li key={item}>{spans(item)}</li>
        ))}
      </ul>
    )
  }
  const [head = [], ...rows] = block.rows
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls, and the keyboard has to reach it
    <div className={styles.tableFrame} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            {head.map((cell) => (
              <th key={cell} scope="col">
                {spans(cell)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.join()}>
              {row.map((cell, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its column
                <td key={index}>{spans(cell)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Code between backticks, bold between double stars. */
function spans(text: string): ReactNode[] {
  return text.split(/(\*\*[^*]+\*\*|`[^`]+`)/).map((part, index) => {
    const key = `${index} ${part}`
    if (part.startsWith('`')) return <code key={key}>{part.slice(1, -1)}</code>
    if (part.startsWith('**')) return <b key={key}>{spans(part.slice(2, -2))}</b>
    return part.replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
  })
}

function blocksOf(text: string): Block[] {
  const blocks: Block[] = []
  for (const chunk of text.split(/\n\s*\n/)) {
    let lines = chunk.split('\n').filter((line) => line.trim() !== '')
    while (lines[0]?.startsWith('#')) {
      blocks.push({ type: 'heading', text: lines[0].replace(/^#+\s*/, '') })
      lines = lines.slice(1)
    }
    if (lines.length > 0) blocks.push(blockOf(lines))
  }
  return blocks
}

function blockOf(lines: readonly string[]): Block {
  const [first = ''] = lines
  if (first.startsWith('|')) return { type: 'table', rows: rowsOf(lines) }
  if (/^[-*] /.test(first)) return { type: 'list', items: itemsOf(lines) }
  return { type: 'text', text: lines.map((line) => line.trim()).join(' ') }
}

/** Without the row of dashes under the head. */
function rowsOf(lines: readonly string[]): (readonly string[])[] {
  return lines
    .filter((line) => !/^[|\s:-]+$/.test(line))
    .map((line) =>
      line
        .replace(/^\||\|\s*$/g, '')
        .split('|')
        .map((cell) => cell.trim()),
    )
}

/** A line that does not begin with a dash goes on with the item before it. */
function itemsOf(lines: readonly string[]): string[] {
  const items: string[] = []
  for (const line of lines) {
    if (/^\s*[-*] /.test(line)) items.push(line.replace(/^\s*[-*] /, '').trim())
    else items.push(`${items.pop() ?? ''} ${line.trim()}`.trim())
  }
  return items
}
