import { defineTool, get, post } from '@maillon/core/toolkit'
import { z } from 'zod'
import { clip } from '../clip.ts'
import { nextCursor, paging, taskId, type TodoistList } from './fields.ts'

const comment = z.object({
  id: z.string(),
  content: z.string(),
  posted_at: z.string().optional(),
  posted_uid: z.string().optional(),
})

export const listComments = defineTool({
  slug: 'TODOIST_GET_ALL_COMMENTS',
  name: 'List comments of a task',
  description: 'List the comments on a task.',
  effect: 'read',
  scopes: ['data:read_write'],
  keywords: ['notes', 'discussion'],
  input: z.object({ task_id: taskId, ...paging }),
  output: z.object({ comments: z.array(comment), next_cursor: nextCursor }),
  request: (query) => get('/comments', query),
  response: ({ results, next_cursor }: TodoistList<z.input<typeof comment>>) => ({
    comments: results.map((one) => ({ ...one, content: clip(one.content, 2000) })),
    next_cursor,
  }),
})

export const createComment = defineTool({
  slug: 'TODOIST_CREATE_COMMENT',
  name: 'Comment on a task',
  description: 'Write a comment on a task.',
  effect: 'write',
  scopes: ['data:read_write'],
  keywords: ['note', 'reply'],
  input: z.object({
    task_id: taskId,
    content: z.string().min(1).describe('The text, in Markdown.'),
  }),
  output: comment,
  request: (body) => post('/comments', body),
})
