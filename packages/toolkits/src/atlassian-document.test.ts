import fc from 'fast-check'
import { expect, test } from 'vitest'
import { atlassianDocument, type DocumentNode } from './atlassian-document.ts'
import { atlassianText } from './atlassian-text.ts'

const text = (value: string, ...marks: string[]) => ({
  type: 'text',
  text: value,
  ...(marks.length > 0 && { marks: marks.map((type) => ({ type })) }),
})
const paragraph = (...content: DocumentNode[]) => ({ type: 'paragraph', content })

test('what models write as Markdown becomes nodes of their own', () => {
  const { content } = atlassianDocument(
    '## Why\nIt is **too *short***, see `R-8`\nand https://a.test/x.\n\n- one\n  - two\n1. three\n\n```sql\nSELECT 1\n```\n> quoted\n\n---\n| a | b |\n|---|---|\n| 1 | 2 |',
  )
  const item = (value: string, ...below: DocumentNode[]) => ({
    type: 'listItem',
    content: [paragraph(text(value)), ...below],
  })
  const cell = (type: string, value: string) => ({ type, content: [paragraph(text(value))] })
  expect(content).toEqual([
    { type: 'heading', attrs: { level: 2 }, content: [text('Why')] },
    paragraph(
      text('It is '),
      text('too ', 'strong'),
      text('short', 'strong', 'em'),
      text(', see '),
      text('R-8', 'code'),
      { type: 'hardBreak' },
      text('and '),
      {
        type: 'text',
        text: 'https://a.test/x',
        marks: [{ type: 'link', attrs: { href: 'https://a.test/x' } }],
      },
      text('.'),
    ),
    {
      type: 'bulletList',
      content: [item('one', { type: 'bulletList', content: [item('two')] })],
    },
    { type: 'orderedList', attrs: { order: 1 }, content: [item('three')] },
    { type: 'codeBlock', attrs: { language: 'sql' }, content: [text('SELECT 1')] },
    { type: 'blockquote', content: [paragraph(text('quoted'))] },
    { type: 'rule' },
    {
      type: 'table',
      content: [
        { type: 'tableRow', content: [cell('tableHeader', 'a'), cell('tableHeader', 'b')] },
        { type: 'tableRow', content: [cell('tableCell', '1'), cell('tableCell', '2')] },
      ],
    },
  ])
})

test('what was written is read again as it was', () => {
  const written = [
    '# Ropes',
    'Cut **twice**, [as told](https://a.test/).\nThen *wait*.',
    '- one\n  - two\n- three',
    '3. four\n4. five',
    '```\na * b\n```',
    '> quoted',
    '| a | b |\n| --- | --- |\n| 1 | 2 |',
  ].join('\n\n')
  expect(atlassianText(atlassianDocument(written))).toBe(written)
})

test('what only editors make is read too', () => {
  const node = (type: string, attrs: Record<string, unknown>, ...content: DocumentNode[]) => ({
    type,
    attrs,
    ...(content.length > 0 && { content }),
  })
  const document = node(
    'doc',
    {},
    node(
      'paragraph',
      {},
      node('mention', { id: '5b1', text: '@Ana' }),
      text(' by '),
      node('date', { timestamp: '1798070400000' }),
      text(' '),
      node('status', { text: 'LATE', color: 'red' }),
      node('emoji', { shortName: ':rope:' }),
      text(' '),
      node('inlineCard', { url: 'https://a.test/7' }),
    ),
    node('panel', { panelType: 'info' }, paragraph(text('Careful.'))),
    node(
      'taskList',
      {},
      node('taskItem', { state: 'DONE' }, text('cut')),
      node('taskItem', { state: 'TODO' }, text('test')),
    ),
    node('expand', { title: 'More' }, paragraph(text('All of it.'))),
    node('mediaSingle', {}, node('media', { alt: 'rope.png' })),
    node('unheardOf', {}, paragraph(text('kept'))),
  )
  expect(atlassianText(document)).toBe(
    [
      '@Ana by 2026-12-24 LATE:rope: https://a.test/7',
      '> Careful.',
      '- [x] cut\n- [ ] test',
      'More\n\nAll of it.',
      '[rope.png]',
      'kept',
    ].join('\n\n'),
  )
  for (const none of [null, undefined, 'text', {}]) expect(atlassianText(none)).toBe('')
})

const pieces = [
  '#',
  ' ',
  '\n',
  '- ',
  '1. ',
  '**',
  '*',
  '_',
  '`',
  '```\n',
  '[',
  '](https://a.test)',
  '|',
  '>',
  'word',
  '\\',
  '~~',
]

test('any text becomes a document without empty texts, and no word is lost', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 40 }), (parts) => {
      const document = atlassianDocument(parts.join(''))
      const texts = textsIn(document)
      expect(texts).not.toContain('')
      const count = (all: string) => all.split('word').length
      expect(count(texts.join(''))).toBe(count(parts.join('')))
    }),
    { numRuns: 200 },
  )
})

test('a long text of marks that are never closed is read at once', () => {
  for (const piece of pieces) {
    const document = atlassianDocument(piece.repeat(20_000))
    expect(document.type).toBe('doc')
  }
})

function textsIn({ text: own, content = [] }: DocumentNode): string[] {
  return [...(own === undefined ? [] : [own]), ...content.flatMap(textsIn)]
}
