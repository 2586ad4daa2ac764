import { defineTool, get, path, post } from '@maillon/core/toolkit'
import { z } from 'zod'
import { clip } from '../clip.ts'
import { type DocsDocument, documentId, paragraphsOf, scopes } from './fields.ts'

export const getDocument = defineTool({
  slug: 'GOOGLEDOCS_GET_DOCUMENT_BY_ID',
  name: 'Read a document',
  description:
    'Get a document as text, paragraph by paragraph, with the index where each starts; tables come cell by cell.',
  effect: 'read',
  important: true,
  scopes,
  keywords: ['open', 'text', 'content', 'summarize'],
  input: z.object({ id: documentId }),
  output: z.object({
    documentId: z.string(),
    title: z.string(),
    revisionId: z.string().optional(),
    paragraphs: z.array(
      z.object({
        index: z.number(),
        text: z.string(),
        style: z.string().optional().describe('`TITLE`, `HEADING_1`, …; plain when left out.'),
      }),
    ),
  }),
  request: ({ id }) => get(path`/documents/${id}`),
  response: (document: DocsDocument) => ({
    documentId: document.documentId,
    title: document.title,
    revisionId: document.revisionId,
    paragraphs: paragraphsOf(document).map((one) => ({ ...one, text: clip(one.text, 20_000) })),
  }),
})

export const createDocument = defineTool({
  slug: 'GOOGLEDOCS_CREATE_DOCUMENT',
  name: 'Create a document',
  description: 'Make a new document, with text in it when some is given.',
  effect: 'write',
  important: true,
  scopes,
  keywords: ['new', 'write', 'draft', 'google doc'],
  input: z.object({
    title: z.string().min(1).describe('What it is called.'),
    text: z.string().optional().describe('Plain text; `\\n` starts a paragraph.'),
  }),
  output: z.object({ documentId: z.string(), title: z.string() }),
  async run({ title, text }, upstream) {
    const made = (await upstream.call(post('/documents', { title }))) as DocsDocument
    if (text) {
      const request = { insertText: { text, endOfSegmentLocation: {} } }
      await upstream.call(
        post(path`/documents/${made.documentId}:batchUpdate`, { requests: [request] }),
      )
    }
    return { documentId: made.documentId, title: made.title }
  },
})
