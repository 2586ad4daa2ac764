import { defineTool, get, path, post } from '@maillon/core/toolkit'
import { z } from 'zod'
import { clip } from '../clip.ts'
import { nextCursor, offset, recordId, table } from './fields.ts'

const comment = z.object({
  id: z.string(),
  text: z.string(),
  createdTime: z.string().optional(),
  author: z.string().optional(),
})

interface AirtableComment {
  id: string
  text: string
  createdTime: string
  author: { id: string; email: string; name?: string }
}

export const listComments = defineTool({
  slug: 'AIRTABLE_LIST_COMMENTS',
  name: 'List comments of a record',
  description: 'List the comments on a record, the newest first.',
  effect: 'read',
  scopes: ['data.recordComments:read'],
  keywords: ['discussion', 'notes', 'feedback'],
  input: z.object({
    ...table,
    recordId,
    pageSize: z.int().min(1).max(100).default(25).describe('How many, at most 100.'),
    offset,
  }),
  output: z.object({ comments: z.array(comment), next_cursor: nextCursor }),
  request: ({ baseId, tableIdOrName, recordId: id, ...query }) =>
    get(path`/${baseId}/${tableIdOrName}/${id}/comments`, query),
  response: ({
    comments,
    offset: next,
  }: {
    comments: AirtableComment[]
    offset?: string | null
  }) => ({
    comments: comments.map(({ author, text, ...rest }) => ({
      ...rest,
      text: clip(text, 2000),
      author: author.name ?? author.email,
    })),
    next_cursor: next ?? null,
  }),
})

export const createComment = defineTool({
  slug: 'AIRTABLE_CREATE_COMMENT',
  name: 'Comment on a record',
  description: 'Write a comment on a record, or an answer to one.',
  effect: 'write',
  scopes: ['data.recordComments:write'],
  keywords: ['note', 'reply', 'feedback', 'mention'],
  input: z.object({
    ...table,
    recordId,
    text: z.string().min(1).describe('The text; @[usr…] mentions a person.'),
    parentCommentId: z.string().optional().describe('`id` of the comment to answer.'),
  }),
  output: z.object({ id: z.string(), createdTime: z.string().optional() }),
  request: ({ baseId, tableIdOrName, recordId: id, ...body }) =>
    post(path`/${baseId}/${tableIdOrName}/${id}/comments`, body),
})
