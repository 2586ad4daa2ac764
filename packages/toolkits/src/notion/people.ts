import { defineTool, get, post } from '@maillon/core/toolkit'
import { z } from 'zod'
import { nextCursor, paging } from './fields.ts'

export const createComment = defineTool({
  slug: 'NOTION_CREATE_COMMENT',
  name: 'Comment on a page',
  description: 'Write a comment on a page, or into a discussion that is there.',
  effect: 'write',
  keywords: ['reply', 'feedback', 'discussion'],
  input: z.object({
    page_id: z.string().optional().describe('`id` of the page; or give a discussion.'),
    discussion_id: z.string().optional().describe('`discussion_id` of a comment to answer.'),
    markdown: z.string().min(1).describe('The text.'),
  }),
  output: z.object({ id: z.string(), discussion_id: z.string().optional() }),
  request: ({ page_id, discussion_id, markdown }) =>
    post('/comments', {
      ...(discussion_id ? { discussion_id } : { parent: { page_id } }),
      markdown,
    }),
})

interface NotionUser {
  id: string
  name?: string | null
  type?: string
  person?: { email?: string }
}

export const listUsers = defineTool({
  slug: 'NOTION_LIST_USERS',
  name: 'List users',
  description: 'List the people and bots of the workspace.',
  effect: 'read',
  keywords: ['members', 'people', 'team', 'assign'],
  input: z.object(paging),
  output: z.object({
    users: z.array(
      z.object({
        id: z.string(),
        name: z.string().nullish(),
        type: z.string().optional(),
        email: z.string().optional(),
      }),
    ),
    next_cursor: nextCursor,
  }),
  request: (query) => get('/users', query),
  response: ({ results, next_cursor }: { results: NotionUser[]; next_cursor?: string | null }) => ({
    users: results.map(({ person, ...user }) => ({ ...user, email: person?.email })),
    next_cursor,
  }),
})
