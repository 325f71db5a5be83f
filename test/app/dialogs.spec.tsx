import { fireEvent, render, screen } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { Boundary } from '../../src/app/Boundary.tsx'
import { embedHtml } from '../../src/app/open/embed.ts'
import { MarkdownText } from '../../src/views/dialogs/MarkdownText.tsx'
import { Notices } from '../../src/views/dialogs/Notices.tsx'
import { ProblemPage, type ProblemPageProps } from '../../src/views/dialogs/ProblemPage.tsx'
import { ShareDialog } from '../../src/views/share/ShareDialog.tsx'
import type { ShareDialogProps } from '../../src/views/share/ShareProps.ts'

const problem: ProblemPageProps = {
  place: 'link',
  problems: [
    {
      path: 'acts[1].when.at',
      value: '"6s"',
      allowed: 'an instant at or after 8s',
      sentence: 'The second action happens before the first.',
      hint: 'Did you mean 9s?',
    },
    { path: 'seed', value: '-1', allowed: 'a number', sentence: 'The seed is below 0.' },
  ],
  excerpt: [{ number: 7, before: '"at": ', bad: '"6s"', after: ',' }],
  isNewer: false,
  onReload: () => {},
  usual: { name: 'Open “First records”', onOpen: () => {} },
  onCopy: () => {},
}

describe('The page of a bad link', () => {
  it('names the problem, marks the value, guesses and lists the rest', () => {
    render(<ProblemPage {...problem} />)
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(
      'The second action happens before the first.',
    )
    expect(screen.getByText('"6s"').tagName).toBe('MARK')
    expect(screen.getByText('Did you mean 9s?')).toBeTruthy()
    expect(screen.getByText('1 more problem')).toBeTruthy()
  })

  it('offers only the ways that lead on', () => {
    const onEdit = vi.fn()
    const onOpen = vi.fn()
    const { rerender } = render(<ProblemPage {...problem} />)
    const names = () => screen.getAllByRole('button').map(({ textContent }) => textContent)
    expect(names()).toEqual(['Open “First records”', 'Copy details'])
    rerender(
      <ProblemPage
        {...problem}
        onEdit={onEdit}
        sound={{ name: 'Open with the first action', onOpen }}
        onBack={() => {}}
      />,
    )
    expect(names()).toEqual([
      'Edit as text',
      'Open with the first action',
      'Back to my scene',
      'Open “First records”',
      'Copy details',
    ])
    fireEvent.click(screen.getByRole('button', { name: 'Open with the first action' }))
    expect(onOpen).toHaveBeenCalledOnce()
  })

  it('offers a reload for a link of a newer version', () => {
    render(<ProblemPage {...problem} isNewer />)
    expect(screen.queryByText('This link cannot be opened.')).toBeNull()
    expect(screen.getByRole('button', { name: 'Reload the page' })).toBeTruthy()
  })
})

const share: ShareDialogProps = {
  link: 'https://here/#v1.abc',
  offerFile: undefined,
  problem: undefined,
  moment: 'Opens at 1.000 s, on Stage.',
  title: 'A leader crashes',
  files: '',
  choices: { paused: true, views: ['stage', 'logs'], locked: [], question: '' },
  allViews: [
    { id: 'stage', name: 'Stage' },
    { id: 'logs', name: 'Logs' },
  ],
  allControls: [{ id: 'Act', name: 'Act' }],
  onChange: () => {},
  onCopy: async () => true,
  onCopyText: async () => true,
  onSave: () => {},
  onSaveCode: () => {},
  takePicture: async () => ({ svg: '<svg/>', width: 1, height: 1 }),
  onCopyPicture: async () => true,
  onSavePicture: () => {},
  embedHtml: (size) => `<iframe ${size}>`,
  onSaveKept: () => {},
  onClose: () => {},
}

describe('The share dialog', () => {
  it('shows the link and its length', () => {
    render(<ShareDialog {...share} />)
    expect((screen.getByLabelText('Link') as HTMLInputElement).value).toBe('https://here/#v1.abc')
    expect(screen.getByText(/20 characters/)).toBeTruthy()
  })

  it('offers a file where the link is long, and says what stays behind', () => {
    render(
      <ShareDialog {...share} offerFile="2,300 characters. A file is safer." files="orders.csv" />,
    )
    expect(screen.getByText('2,300 characters. A file is safer.')).toBeTruthy()
    expect(screen.getByText(/The content of orders.csv is not in the link/)).toBeTruthy()
  })

  it('says why there is no link, and does not copy', () => {
    const onCopy = vi.fn(async () => true)
    render(<ShareDialog {...share} link={undefined} problem="Too long." onCopy={onCopy} />)
    expect(screen.getByRole('alert').textContent).toBe('Too long.')
    fireEvent.click(screen.getByRole('button', { name: 'Copy link' }))
    expect(onCopy).not.toHaveBeenCalled()
  })

  it('tells each choice', () => {
    const onChange = vi.fn()
    render(<ShareDialog {...share} onChange={onChange} />)
    fireEvent.click(screen.getByRole('checkbox', { name: 'Logs' }))
    expect(onChange).toHaveBeenLastCalledWith({ ...share.choices, views: ['stage'] })
    fireEvent.click(screen.getByRole('checkbox', { name: 'Act' }))
    expect(onChange).toHaveBeenLastCalledWith({ ...share.choices, locked: ['Act'] })
    fireEvent.click(screen.getByRole('radio', { name: 'Playing' }))
    expect(onChange).toHaveBeenLastCalledWith({ ...share.choices, paused: false })
  })
})

const way = (name: string) => fireEvent.click(screen.getByRole('radio', { name }))

describe('The other ways to share', () => {
  it('draw a code of the link, and save it', () => {
    const onSaveCode = vi.fn()
    render(<ShareDialog {...share} onSaveCode={onSaveCode} />)
    way('Code')
    expect(screen.getByRole('img', { name: 'QR code of https://here/#v1.abc' })).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Save as SVG' }))
    expect(onSaveCode.mock.calls[0]?.[0]).toMatch(/^<svg xmlns.*<path d="M4 4h7v1h-7z/)
  })

  it('say in words when the link is too long for a code', () => {
    const onSaveCode = vi.fn()
    render(
      <ShareDialog {...share} link={`https://here/#${'a'.repeat(900)}`} onSaveCode={onSaveCode} />,
    )
    way('Code')
    expect(screen.getByText(/The link has 914 bytes.*holds 858/)).toBeTruthy()
    expect(screen.queryByRole('img')).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: 'Save as SVG' }))
    expect(onSaveCode).not.toHaveBeenCalled()
  })

  it('show the picture before it is copied, and say what became of it', async () => {
    const picture = { svg: '<svg>seen</svg>', width: 2, height: 1 }
    const onCopyPicture = vi.fn(async () => false)
    render(
      <ShareDialog {...share} takePicture={async () => picture} onCopyPicture={onCopyPicture} />,
    )
    way('Picture')
    const image = await screen.findByRole('img', { name: 'A leader crashes, as it is on the page' })
    expect(decodeURIComponent(image.getAttribute('src') ?? '')).toContain('<svg>seen</svg>')
    way('SVG')
    fireEvent.click(screen.getByRole('button', { name: 'Copy picture' }))
    expect(onCopyPicture).toHaveBeenCalledWith(picture, 'svg')
    await screen.findByText(/The picture is saved as a file instead/)
  })

  it('say when there can be no picture', async () => {
    const takePicture = () => Promise.reject(new Error('no view'))
    render(<ShareDialog {...share} takePicture={takePicture} />)
    way('Picture')
    expect((await screen.findByRole('alert')).textContent).toBe('The picture could not be drawn.')
  })

  it('give the HTML of a frame in a chosen size, selected where it cannot be copied', async () => {
    const onCopyText = vi.fn(async () => false)
    render(<ShareDialog {...share} onCopyText={onCopyText} />)
    way('Embed')
    way('Small')
    const field = screen.getByLabelText('HTML to paste into a page') as HTMLTextAreaElement
    expect(field.value).toBe('<iframe small>')
    fireEvent.click(screen.getByRole('button', { name: 'Copy HTML' }))
    await screen.findByText(/The HTML is selected/)
    expect(document.activeElement).toBe(field)
  })

  it('save the scenario, or everything that is kept', () => {
    const onSave = vi.fn()
    const onSaveKept = vi.fn()
    render(<ShareDialog {...share} onSave={onSave} onSaveKept={onSaveKept} />)
    way('File')
    fireEvent.click(screen.getByRole('button', { name: 'Save as a file' }))
    fireEvent.click(screen.getByRole('button', { name: 'Save everything' }))
    expect([onSave, onSaveKept].map((saved) => saved.mock.calls.length)).toEqual([1, 1])
  })
})

describe('The HTML of a frame', () => {
  it('asks for the embedded page, and keeps a title from becoming markup', () => {
    expect(embedHtml('https://here/x/?old#v1.abc', 'A "b" <i>&', 'wide')).toBe(
      '<iframe src="https://here/x/?embed#v1.abc" title="Kafkascope: A &quot;b&quot; &lt;i&gt;&amp;" width="100%" height="640" loading="lazy" style="border: 0; max-width: 100%"></iframe>',
    )
  })
})

function Broken(): never {
  throw new Error('drawn badly')
}

describe('A boundary', () => {
  it('keeps the rest of the page and offers the scenario as a file', () => {
    const onSave = vi.fn()
    const silence = vi.spyOn(console, 'error').mockImplementation(() => {})
    const { rerender } = render(
      <Boundary part="Stage" onSave={onSave} resetBy={1}>
        <Broken />
      </Boundary>,
    )
    expect(screen.getByRole('alert').textContent).toContain('Stage cannot be drawn.')
    expect(screen.getByRole('alert').textContent).toContain('drawn badly')
    fireEvent.click(screen.getByRole('button', { name: 'Save the scenario as a file' }))
    expect(onSave).toHaveBeenCalledOnce()
    rerender(
      <Boundary part="Stage" onSave={onSave} resetBy={2}>
        <p>{'drawn well'}</p>
      </Boundary>,
    )
    expect(screen.getByText('drawn well')).toBeTruthy()
    silence.mockRestore()
  })
})

describe('Notices', () => {
  it('can be closed, one by one', () => {
    const onDismiss = vi.fn()
    render(<Notices notices={[{ id: 4, text: 'Saved.' }]} onDismiss={onDismiss} />)
    fireEvent.click(screen.getByRole('button', { name: 'Close this notice' }))
    expect(onDismiss).toHaveBeenCalledWith(4)
  })
})

describe('Our own Markdown', () => {
  it('becomes headings, lists, tables and code, and never markup of its own', () => {
    const text =
      '# Title\n\n- one `code`\n  goes on\n- **two `x`**\n\n| a | b |\n|---|---|\n| 1 | <b>2</b> |\n'
    const { container } = render(<MarkdownText text={text} />)
    expect(screen.getByRole('heading').textContent).toBe('Title')
    expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
      'one code goes on',
      'two x',
    ])
    expect(screen.getAllByRole('cell').map((cell) => cell.textContent)).toEqual(['1', '<b>2</b>'])
    expect(container.querySelectorAll('td b')).toHaveLength(0)
  })
})
