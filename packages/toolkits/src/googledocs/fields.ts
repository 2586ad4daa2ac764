import { z } from 'zod'

export const scopes = ['https://www.googleapis.com/auth/documents']

export const documentId = z
  .string()
  .describe('Id of the document: in its address, what stands between `/d/` and the next `/`.')

interface Paragraph {
  elements?: { textRun?: { content?: string } }[]
  paragraphStyle?: { namedStyleType?: string }
}

interface Element {
  startIndex?: number
  paragraph?: Paragraph
  table?: { tableRows?: { tableCells?: { content?: Element[] }[] }[] }
  tableOfContents?: { content?: Element[] }
}

/** A document as the API answers it. */
export interface DocsDocument {
  documentId: string
  title: string
  revisionId?: string
  body?: { content?: Element[] }
}

/** The paragraphs of a document with text in them, those of tables too, in reading order. */
export function paragraphsOf({ body }: DocsDocument) {
  return (body?.content ?? []).flatMap(read)
}

function read({ startIndex = 0, paragraph, table, tableOfContents }: Element): {
  index: number
  text: string
  style?: string
}[] {
  if (table) {
    const cells = (table.tableRows ?? []).flatMap(({ tableCells = [] }) => tableCells)
    return cells.flatMap(({ content = [] }) => content.flatMap(read))
  }
  if (tableOfContents) return (tableOfContents.content ?? []).flatMap(read)
  const text = (paragraph?.elements ?? []).map(({ textRun }) => textRun?.content ?? '').join('')
  const style = paragraph?.paragraphStyle?.namedStyleType
  if (text.trim() === '') return []
  return [
    {
      index: startIndex,
      text: text.replace(/\n$/, ''),
      ...(style && style !== 'NORMAL_TEXT' && { style }),
    },
  ]
}
