import { defineTool, get, path, post, put } from '@maillon/core/toolkit'
import { z } from 'zod'
import { type ConfluencePage, page, pageId, readPage, writeBody } from './fields.ts'

export const createPage = defineTool({
  slug: 'CONFLUENCE_CREATE_PAGE',
  name: 'Create a page',
  description: 'Write a page in a space, below another one where told so.',
  effect: 'write',
  important: true,
  scopes: ['write:page:confluence'],
  keywords: ['new', 'document', 'article', 'publish', 'draft', 'wiki', 'notes'],
  plan: [{ tool: 'CONFLUENCE_LIST_SPACES', to: 'learn the id of the space' }],
  pitfalls: ['A space has each title once: another page with the same one is refused.'],
  input: z.object({
    space_id: z.string().min(1).describe('`id` from CONFLUENCE_LIST_SPACES.'),
    title: z.string().min(1).max(255).describe('Its title, none that the space has already.'),
    text: z.string().describe('Markdown.'),
    parent_id: pageId.optional().describe('`id` of the page above; the top one when left out.'),
    draft: z.boolean().default(false).describe('True keeps it from others until it is published.'),
  }),
  output: page,
  request: ({ space_id, title, text, parent_id, draft }) =>
    post('/wiki/api/v2/pages', {
      spaceId: space_id,
      status: draft ? 'draft' : 'current',
      title,
      ...(parent_id !== undefined && { parentId: parent_id }),
      body: writeBody(text),
    }),
  response: (made: ConfluencePage) => readPage(made),
})

export const updatePage = defineTool({
  slug: 'CONFLUENCE_UPDATE_PAGE',
  name: 'Change a page',
  description: 'Replace the text of a page, and its title where told so; it keeps its history.',
  effect: 'write',
  idempotent: true,
  scopes: ['read:page:confluence', 'write:page:confluence'],
  keywords: ['edit', 'rewrite', 'rename', 'document', 'article', 'wiki'],
  plan: [{ tool: 'CONFLUENCE_GET_PAGE', to: 'read the text that is there' }],
  pitfalls: [
    'The text is replaced as a whole, and what Markdown cannot say, such as macros and pictures, is lost from it.',
    'Whoever changes the page at the same moment makes this call fail; read the page again then.',
  ],
  input: z.object({
    page_id: pageId,
    text: z.string().describe('Markdown, all of it.'),
    title: z.string().min(1).max(255).optional().describe('A new title.'),
    message: z.string().optional().describe('What was changed and why, for its history.'),
  }),
  output: page,
  run: async ({ page_id, text, title, message }, upstream) => {
    const there = (await upstream.call(get(path`/wiki/api/v2/pages/${page_id}`))) as ConfluencePage
    const changed = await upstream.call(
      put(path`/wiki/api/v2/pages/${page_id}`, {
        id: page_id,
        status: 'current',
        title: title ?? there.title,
        body: writeBody(text),
        version: { number: (there.version?.number ?? 0) + 1, ...(message && { message }) },
      }),
    )
    return readPage(changed as ConfluencePage)
  },
})
