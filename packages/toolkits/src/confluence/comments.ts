import { defineTool, get, path, post } from '@maillon/core/toolkit'
import { z } from 'zod'
import {
  type ConfluencePage,
  type Links,
  nextCursor,
  nextCursorOf,
  pageId,
  paging,
  readBody,
  writeBody,
} from './fields.ts'

const comment = z.object({
  id: z.string(),
  author_id: z.string().optional().describe('`accountId` of who wrote it.'),
  created: z.string().optional(),
  text: z.string().describe('Markdown.'),
})

type ConfluenceComment = Pick<ConfluencePage, 'id' | 'body'> & {
  version?: { authorId?: string; createdAt?: string } | null
}

function readComment({ id, version, body }: ConfluenceComment) {
  const text = readBody(body, 5000)
  return { id, author_id: version?.authorId, created: version?.createdAt, text }
}

export const listComments = defineTool({
  slug: 'CONFLUENCE_LIST_COMMENTS',
  name: 'List comments',
  description: 'List what people wrote below a page, the latest first; replies are left out.',
  effect: 'read',
  scopes: ['read:comment:confluence'],
  keywords: ['discussion', 'feedback', 'remarks', 'footer'],
  input: z.object({ page_id: pageId, ...paging }),
  output: z.object({ comments: z.array(comment), next_cursor: nextCursor }),
  request: ({ page_id, ...query }) =>
    get(path`/wiki/api/v2/pages/${page_id}/footer-comments`, {
      ...query,
      'body-format': 'atlas_doc_format',
      sort: '-created-date',
    }),
  response: ({ results, _links: links }: { results: ConfluenceComment[]; _links?: Links }) => ({
    comments: results.map(readComment),
    next_cursor: nextCursorOf(links),
  }),
})

export const addComment = defineTool({
  slug: 'CONFLUENCE_ADD_COMMENT',
  name: 'Comment on a page',
  description: 'Write a comment below a page, or a reply to one.',
  effect: 'write',
  scopes: ['write:comment:confluence'],
  keywords: ['reply', 'answer', 'feedback', 'remark', 'note'],
  input: z.object({
    page_id: pageId.optional().describe('`id` of the page; left out for a reply.'),
    reply_to: z.string().optional().describe('`id` of the comment that it answers.'),
    text: z.string().min(1).describe('Markdown.'),
  }),
  output: z.object({ id: z.string() }),
  request: ({ page_id, reply_to, text }) =>
    post('/wiki/api/v2/footer-comments', {
      ...(reply_to === undefined ? { pageId: page_id } : { parentCommentId: reply_to }),
      body: writeBody(text),
    }),
})
