import type { DocumentNode } from './atlassian-document.ts'

/** What a person would read of such a text, as Markdown; nothing for what is none. */
export function atlassianText(document: unknown): string {
  return isNode(document) ? below(document).trim() : ''
}

function isNode(value: unknown): value is DocumentNode {
  return typeof value === 'object' && value !== null && 'type' in value
}

/** Blocks of a node, an empty line between them. */
function below({ content = [] }: DocumentNode): string {
  return content.map(block).filter(Boolean).join('\n\n')
}

function block(node: DocumentNode): string {
  const { type, attrs = {}, content = [] } = node
  switch (type) {
    case 'paragraph':
    case 'taskItem':
    case 'decisionItem':
      return content.map(inline).join('')
    case 'heading':
      return `${'#'.repeat(Number(attrs['level'] ?? 1))} ${content.map(inline).join('')}`
    case 'codeBlock':
      return `\`\`\`${text(attrs['language'])}\n${content.map((one) => one.text ?? '').join('')}\n\`\`\``
    case 'blockquote':
    case 'panel':
      return below(node).replaceAll(/^/gm, '> ')
    case 'rule':
      return '---'
    case 'bulletList':
    case 'orderedList':
    case 'taskList':
    case 'decisionList':
      return content.map((one, index) => listItem(node, one, index)).join('\n')
    case 'table':
      return rows(content)
    case 'expand':
    case 'nestedExpand':
      return [text(attrs['title']), below(node)].filter(Boolean).join('\n\n')
    case 'media':
      return `[${text(attrs['alt']) || 'file'}]`
    default:
      return content.length > 0 ? below(node) : inline(node)
  }
}

function listItem({ type, attrs = {} }: DocumentNode, one: DocumentNode, index: number): string {
  const [is, done] = [type, one.attrs?.['state'] === 'DONE']
  const mark =
    is === 'orderedList'
      ? `${Number(attrs['order'] ?? 1) + index}. `
      : is === 'taskList'
        ? `- [${done ? 'x' : ' '}] `
        : '- '
  // A list within a task list stands beside its tasks.
  if (one.type.endsWith('List')) return block(one).replaceAll(/^/gm, '  ')
  const lines = one.type === 'listItem' ? (one.content ?? []).map(block).join('\n') : block(one)
  return mark + lines.replaceAll('\n', `\n${' '.repeat(mark.length)}`)
}

function rows(content: readonly DocumentNode[]): string {
  const lines = content.map(({ content: cells = [] }) => {
    const texts = cells.map((cell) => below(cell).replaceAll(/\s*\n+\s*/g, ' '))
    return `| ${texts.join(' | ')} |`
  })
  const [first, ...rest] = lines
  const columns = content[0]?.content?.length ?? 0
  return [first, `|${' --- |'.repeat(columns)}`, ...rest].join('\n')
}

const around: Record<string, string> = { strong: '**', em: '*', strike: '~~', code: '`' }

function inline({ type, text: own, attrs = {}, marks = [], content = [] }: DocumentNode): string {
  switch (type) {
    case 'text':
      return marks.reduceRight((inner, mark) => {
        const sign = around[mark.type] ?? ''
        const href = mark.type === 'link' ? text(mark.attrs?.['href']) : ''
        return href && href !== inner ? `[${inner}](${href})` : sign + inner + sign
      }, own ?? '')
    case 'hardBreak':
      return '\n'
    case 'date': {
      const moment = new Date(Number(attrs['timestamp']))
      return Number.isNaN(moment.getTime()) ? '' : moment.toISOString().slice(0, 10)
    }
    case 'inlineCard':
    case 'blockCard':
    case 'embedCard':
      return text(attrs['url'])
    default:
      // Mentions and emoji, states, and whatever there will be.
      return text(attrs['text']) || text(attrs['shortName']) || content.map(inline).join('')
  }
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
