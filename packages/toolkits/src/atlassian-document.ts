/** A node of a text as Jira and Confluence keep it: https://developer.atlassian.com/cloud/jira/platform/apis/document/structure/ */
export interface DocumentNode {
  type: string
  text?: string
  attrs?: Readonly<Record<string, unknown>>
  marks?: readonly Mark[]
  content?: readonly DocumentNode[]
}

interface Mark {
  type: string
  attrs?: Readonly<Record<string, unknown>>
}

/** A whole text. */
export interface AtlassianDocument extends DocumentNode {
  type: 'doc'
  version: 1
}

const item = /^(\s*)([-*+]|\d{1,9}[.)])\s+(.*)$/
const fence = /^\s*```\s*([\w+#-]*)\s*$/
const row = /^\s*\|(.*)\|\s*$/
const special = /^\s*(?:```\s*[\w+#-]*\s*$|#{1,6}\s|>|(?:-{3,}|\*{3,})\s*$|\|.*\|\s*$)/

/** Markdown as such a text; takes time in proportion to its length, whatever it holds. */
export function atlassianDocument(markdown: string): AtlassianDocument {
  const content = blocks(markdown.replaceAll('\r\n', '\n').split('\n'))
  return { type: 'doc', version: 1, content }
}

function blocks(lines: readonly string[]): DocumentNode[] {
  const nodes: DocumentNode[] = []
  let at = 0
  const take = (fits: (line: string) => boolean) => {
    const start = at
    while (at < lines.length && fits(lines[at] ?? '')) at += 1
    return lines.slice(start, at)
  }
  while (at < lines.length) {
    const line = lines[at] ?? ''
    const heading = /^(#{1,6})\s+(.*)$/.exec(line)
    const opened = fence.exec(line)
    if (line.trim() === '') at += 1
    else if (opened) {
      at += 1
      nodes.push(
        codeBlock(
          take((one) => !/^\s*```\s*$/.test(one)),
          opened[1],
        ),
      )
      at += 1
    } else if (heading) {
      at += 1
      const [, { length: level } = '', text = ''] = heading
      nodes.push({ type: 'heading', attrs: { level }, ...inside(text) })
    } else if (/^\s*(-{3,}|\*{3,})\s*$/.test(line)) {
      at += 1
      nodes.push({ type: 'rule' })
    } else if (/^\s*>/.test(line)) {
      const quoted = take((one) => /^\s*>/.test(one)).map((one) => one.replace(/^\s*> ?/, ''))
      nodes.push({ type: 'blockquote', content: paragraphs(quoted) })
    } else if (row.test(line)) nodes.push(table(take((one) => row.test(one))))
    else if (item.test(line))
      nodes.push(
        ...lists(take((one) => one.trim() !== '' && !(special.test(one) && !item.test(one)))),
      )
    else {
      const own = take((one) => one.trim() !== '' && !special.test(one) && !item.test(one))
      // A line that only looks like the start of something is text too.
      if (own.length === 0) at += 1
      nodes.push(paragraph(own.length > 0 ? own : [line]))
    }
  }
  return nodes
}

function codeBlock(lines: readonly string[], language = ''): DocumentNode {
  const text = lines.join('\n')
  return {
    type: 'codeBlock',
    ...(language && { attrs: { language } }),
    ...(text && { content: [{ type: 'text', text }] }),
  }
}

function paragraph(lines: readonly string[]): DocumentNode {
  return { type: 'paragraph', ...inside(lines.map((line) => line.trim()).join('\n')) }
}

function paragraphs(lines: readonly string[]): DocumentNode[] {
  const parts = lines.join('\n').split(/\n\s*\n/)
  return parts.map((part) => paragraph(part.split('\n')))
}

/** Lists of one depth: another one starts where bullets become numbers. */
function lists(lines: readonly string[]): DocumentNode[] {
  const [, { length: depth } = ''] = item.exec(lines[0] ?? '') ?? []
  const made: { type: string; order?: number; items: { text: string[]; below: string[] }[] }[] = []
  for (const line of lines) {
    const [, indent = '', mark = '', text = ''] = item.exec(line) ?? []
    const list = made.at(-1)
    const last = list?.items.at(-1)
    if (!mark && last) (last.below.length > 0 ? last.below : last.text).push(line)
    else if (indent.length > depth + 1 && last) last.below.push(line)
    else {
      const type = /\d/.test(mark) ? 'orderedList' : 'bulletList'
      const one = { text: [text], below: [] }
      if (list?.type === type) list.items.push(one)
      else
        made.push({
          type,
          ...(type === 'orderedList' && { order: Number.parseInt(mark, 10) }),
          items: [one],
        })
    }
  }
  return made.map(({ type, order, items }) => ({
    type,
    ...(order !== undefined && { attrs: { order } }),
    content: items.map(({ text, below }) => ({
      type: 'listItem',
      content: [paragraph(text), ...(below.length > 0 ? lists(below) : [])],
    })),
  }))
}

function table(lines: readonly string[]): DocumentNode {
  const cells = (line: string) => (row.exec(line)?.[1] ?? '').split(/(?<!\\)\|/)
  const isRule = (line: string) => /^[\s|:-]+$/.test(line)
  const hasHeader = isRule(lines[1] ?? '')
  return {
    type: 'table',
    content: lines
      .filter((line, index) => !(index === 1 && isRule(line)))
      .map((line, index) => ({
        type: 'tableRow',
        content: cells(line).map((cell) => ({
          type: hasHeader && index === 0 ? 'tableHeader' : 'tableCell',
          content: [paragraph([cell])],
        })),
      })),
  }
}

/** Bounded, so that what is opened and never closed costs little. */
const marked =
  /\\([\\`*_~[\]|#>-])|`([^`\n]{1,2000})`|\[([^\]\n]{1,1000})\]\(((?:https?:\/\/|mailto:)[^\s)]{1,2000})\)|\*\*(?=\S)(.{1,2000}?)\*\*(?!\*)|~~(?=\S)(.{1,2000}?)~~|\*(?=\S)([^*\n]{1,2000})\*|(?<![A-Za-z0-9])_(?=\S)([^_\n]{1,2000})_(?![A-Za-z0-9])|(https?:\/\/[^\s<>"')\]]{1,2000}(?<![.,;:!?]))|(\n)/g

function inside(text: string): { content?: DocumentNode[] } {
  const content = inline(text, [])
  return content.length > 0 ? { content } : {}
}

function inline(text: string, marks: readonly Mark[]): DocumentNode[] {
  const nodes: DocumentNode[] = []
  const add = (value: string, own: readonly Mark[]) => {
    if (value) nodes.push({ type: 'text', text: value, ...(own.length > 0 && { marks: own }) })
  }
  let from = 0
  for (const found of text.matchAll(marked)) {
    const [whole, escaped, code, label, href, strong, strike, em, other, url, newline] = found
    add(text.slice(from, found.index), marks)
    from = found.index + whole.length
    const within = (inner: string, type: string) =>
      nodes.push(...inline(inner, [...marks, { type }]))
    if (escaped) add(escaped, marks)
    else if (code) add(code, [...marks.filter(({ type }) => type === 'link'), { type: 'code' }])
    else if (label && href) nodes.push(...inline(label, [...marks, link(href)]))
    else if (strong) within(strong, 'strong')
    else if (strike) within(strike, 'strike')
    else if (em ?? other) within(em ?? other ?? '', 'em')
    else if (url)
      add(url, marks.some(({ type }) => type === 'link') ? marks : [...marks, link(url)])
    else if (newline) nodes.push({ type: 'hardBreak' })
  }
  add(text.slice(from), marks)
  return nodes
}

function link(href: string): Mark {
  return { type: 'link', attrs: { href } }
}
