import { defineTool, get, path } from '@maillon/core/toolkit'
import { z } from 'zod'
import {
  type ConfluencePage,
  type Links,
  nextCursor,
  nextCursorOf,
  page,
  pageId,
  paging,
  readBody,
  readPage,
} from './fields.ts'

const found = z.object({
  id: z.string().optional(),
  type: z.string().optional().describe('`page`, `blogpost`, `comment` or `attachment`.'),
  title: z.string(),
  excerpt: z.string(),
  space: z.string().optional(),
  lastModified: z.string().optional(),
  url: z.string().optional(),
})

export const searchContent = defineTool({
  slug: 'CONFLUENCE_SEARCH_CONTENT',
  name: 'Search content',
  description:
    'Find pages, blog posts, comments and files by CQL: `type = page AND text ~ "onboarding"`, `space = ENG AND lastmodified > now("-2w") ORDER BY lastmodified DESC`, `title ~ "Roadmap"`.',
  effect: 'read',
  important: true,
  scopes: ['read:content-details:confluence'],
  keywords: ['wiki', 'documentation', 'knowledge', 'find', 'articles', 'how to', 'lookup'],
  input: z.object({ cql: z.string().min(1).describe('The query, in CQL.'), ...paging }),
  output: z.object({ results: z.array(found), next_cursor: nextCursor }),
  request: (query) => get('/wiki/rest/api/search', { ...query, excerpt: 'highlight_unescaped' }),
  response: ({ results, _links: links }: { results: Found[]; _links?: Links }) => ({
    results: results.map(({ content, excerpt, url, resultGlobalContainer: space, ...rest }) => ({
      ...rest,
      id: content?.id,
      type: content?.type,
      excerpt: excerpt.replaceAll(/@@@(?:end)?hl@@@/g, '').trim(),
      space: space?.title,
      url: links?.base && links.base + url,
    })),
    next_cursor: nextCursorOf(links),
  }),
})

interface Found {
  content?: { id?: string; type: string }
  title: string
  excerpt: string
  url: string
  resultGlobalContainer?: { title: string }
  lastModified?: string
}

export const getPage = defineTool({
  slug: 'CONFLUENCE_GET_PAGE',
  name: 'Get a page',
  description: 'Get one page with its whole text, as Markdown.',
  effect: 'read',
  important: true,
  scopes: ['read:page:confluence'],
  keywords: ['read', 'open', 'article', 'document', 'content', 'wiki'],
  plan: [{ tool: 'CONFLUENCE_SEARCH_CONTENT', to: 'find the page: its id is the page_id' }],
  input: z.object({ page_id: pageId }),
  output: page.extend({ text: z.string().describe('Markdown.') }),
  request: ({ page_id }) =>
    get(path`/wiki/api/v2/pages/${page_id}`, { 'body-format': 'atlas_doc_format' }),
  response: (one: ConfluencePage) => ({ ...readPage(one), text: readBody(one.body, 50_000) }),
})

export const listPages = defineTool({
  slug: 'CONFLUENCE_LIST_PAGES',
  name: 'List pages',
  description: 'List pages, the latest changed first; of one space, or by their whole title.',
  effect: 'read',
  scopes: ['read:page:confluence'],
  keywords: ['recent', 'documents', 'articles', 'wiki', 'space'],
  plan: [{ tool: 'CONFLUENCE_LIST_SPACES', to: 'learn the id of the space' }],
  input: z.object({
    space_id: z.string().optional().describe('`id` from CONFLUENCE_LIST_SPACES.'),
    title: z
      .string()
      .optional()
      .describe('The whole title; CONFLUENCE_SEARCH_CONTENT takes parts.'),
    ...paging,
  }),
  output: z.object({ pages: z.array(page), next_cursor: nextCursor }),
  request: ({ space_id, ...query }) =>
    get('/wiki/api/v2/pages', {
      ...query,
      'space-id': space_id,
      sort: '-modified-date',
      status: 'current',
    }),
  response: ({ results, _links: links }: { results: ConfluencePage[]; _links?: Links }) => ({
    pages: results.map((one) => readPage(one, links?.base)),
    next_cursor: nextCursorOf(links),
  }),
})

const child = z.object({ id: z.string(), title: z.string(), status: z.string().optional() })

export const listChildPages = defineTool({
  slug: 'CONFLUENCE_LIST_CHILD_PAGES',
  name: 'List child pages',
  description: 'List the pages right below another one.',
  effect: 'read',
  scopes: ['read:page:confluence'],
  keywords: ['subpages', 'tree', 'children', 'hierarchy', 'below'],
  input: z.object({ page_id: pageId, ...paging }),
  output: z.object({ pages: z.array(child), next_cursor: nextCursor }),
  request: ({ page_id, ...query }) => get(path`/wiki/api/v2/pages/${page_id}/children`, query),
  response: ({ results, _links: links }: { results: z.input<typeof child>[]; _links?: Links }) => ({
    pages: results,
    next_cursor: nextCursorOf(links),
  }),
})

const space = z.object({
  id: z.string(),
  key: z.string(),
  name: z.string(),
  type: z.string().optional().describe('`global` of a team, `personal` of one person.'),
  homepageId: z.string().nullish().describe('`id` of the page on top.'),
})

export const listSpaces = defineTool({
  slug: 'CONFLUENCE_LIST_SPACES',
  name: 'List spaces',
  description: 'List the spaces that the person sees, by name.',
  effect: 'read',
  scopes: ['read:space:confluence'],
  keywords: ['teams', 'wikis', 'areas', 'where'],
  input: z.object({
    keys: z.array(z.string()).optional().describe('Only those with these keys, e.g. `ENG`.'),
    ...paging,
  }),
  output: z.object({ spaces: z.array(space), next_cursor: nextCursor }),
  request: (query) => get('/wiki/api/v2/spaces', { ...query, status: 'current', sort: 'name' }),
  response: ({ results, _links: links }: { results: z.input<typeof space>[]; _links?: Links }) => ({
    spaces: results,
    next_cursor: nextCursorOf(links),
  }),
})
