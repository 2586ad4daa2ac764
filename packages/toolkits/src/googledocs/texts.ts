import { defineTool, path, post } from '@maillon/core/toolkit'
import { z } from 'zod'
import { documentId, scopes } from './fields.ts'

/** Changes go as a batch of requests; each tool sends one. */
const change = (id: string, request: object) =>
  post(path`/documents/${id}:batchUpdate`, { requests: [request] })

const changed = z.object({ changed: z.literal(true) })
const text = z.string().min(1).describe('Plain text; `\\n` starts a paragraph.')

export const appendText = defineTool({
  slug: 'GOOGLEDOCS_APPEND_TEXT',
  name: 'Add text at the end',
  description: 'Add text at the end of a document.',
  effect: 'write',
  important: true,
  scopes,
  keywords: ['append', 'write', 'notes'],
  input: z.object({ document_id: documentId, text }),
  output: changed,
  request: ({ document_id, text: given }) =>
    change(document_id, { insertText: { text: given, endOfSegmentLocation: {} } }),
  response: () => ({ changed: true as const }),
})

export const insertText = defineTool({
  slug: 'GOOGLEDOCS_INSERT_TEXT_ACTION',
  name: 'Insert text',
  description: 'Insert text before an index of a document.',
  effect: 'write',
  scopes,
  keywords: ['add', 'write'],
  input: z.object({
    document_id: documentId,
    text_to_insert: text,
    insertion_index: z
      .int()
      .min(1)
      .describe('`index` from GOOGLEDOCS_GET_DOCUMENT_BY_ID; 1 is the start.'),
  }),
  output: changed,
  request: ({ document_id, text_to_insert, insertion_index }) =>
    change(document_id, {
      insertText: { text: text_to_insert, location: { index: insertion_index } },
    }),
  response: () => ({ changed: true as const }),
})

export const replaceAllText = defineTool({
  slug: 'GOOGLEDOCS_REPLACE_ALL_TEXT',
  name: 'Replace text',
  description: 'Replace a text wherever it stands in a document, and tell how often it did.',
  effect: 'write',
  idempotent: true,
  scopes,
  keywords: ['find', 'substitute', 'template', 'placeholder', 'change'],
  input: z.object({
    document_id: documentId,
    find_text: z.string().min(1).describe('What to look for.'),
    replace_text: z.string().describe('What to put there.'),
    match_case: z.boolean().default(true).describe('Whether capitals count.'),
  }),
  output: z.object({ occurrencesChanged: z.number() }),
  request: ({ document_id, find_text, replace_text, match_case }) =>
    change(document_id, {
      replaceAllText: {
        replaceText: replace_text,
        containsText: { text: find_text, matchCase: match_case },
      },
    }),
  response: ({
    replies,
  }: {
    replies?: { replaceAllText?: { occurrencesChanged?: number } }[]
  }) => ({
    occurrencesChanged: replies?.[0]?.replaceAllText?.occurrencesChanged ?? 0,
  }),
})

export const deleteRange = defineTool({
  slug: 'GOOGLEDOCS_DELETE_CONTENT_RANGE',
  name: 'Delete text',
  description: 'Delete what stands between two indexes of a document.',
  effect: 'destroy',
  scopes,
  keywords: ['remove', 'cut'],
  input: z.object({
    document_id: documentId,
    start_index: z.int().min(1).describe('The first index that goes.'),
    end_index: z.int().min(2).describe('The first index that stays.'),
  }),
  output: changed,
  request: ({ document_id, start_index, end_index }) =>
    change(document_id, {
      deleteContentRange: { range: { startIndex: start_index, endIndex: end_index } },
    }),
  response: () => ({ changed: true as const }),
})
