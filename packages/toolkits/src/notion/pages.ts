import { defineTool, get, patch, path, post } from '@maillon/core/toolkit'
import { z } from 'zod'
import { clip } from '../clip.ts'
import { item, nextCursor, pageId, paging } from './fields.ts'
import { type NotionObject, readItem } from './read-item.ts'

interface List {
  results: NotionObject[]
  next_cursor?: string | null
}

const readList = ({ results, next_cursor }: List) => ({ items: results.map(readItem), next_cursor })

export const search = defineTool({
  slug: 'NOTION_SEARCH_NOTION_PAGE',
  name: 'Search pages and databases',
  description:
    'Find pages and databases by words in their titles, the last edited first. Without a query it lists all that were shared.',
  effect: 'read',
  important: true,
  keywords: ['find', 'list', 'notes', 'documents', 'wiki', 'database'],
  input: z.object({
    query: z.string().default('').describe('Words of the title.'),
    filter_value: z
      .enum(['page', 'data_source'])
      .optional()
      .describe('Only pages, or only tables (data sources of databases).'),
    ...paging,
  }),
  output: z.object({ items: z.array(item), next_cursor: nextCursor }),
  request: ({ query, filter_value, page_size, start_cursor }) =>
    post('/search', {
      query,
      sort: { direction: 'descending', timestamp: 'last_edited_time' },
      ...(filter_value && { filter: { property: 'object', value: filter_value } }),
      page_size,
      ...(start_cursor && { start_cursor }),
    }),
  response: readList,
})

export const getPage = defineTool({
  slug: 'NOTION_RETRIEVE_PAGE',
  name: 'Get a page',
  description:
    'Get a page with its columns and its content as Markdown. Long content is cut at max_length characters.',
  effect: 'read',
  important: true,
  keywords: ['read', 'open', 'content', 'text', 'summarize', 'markdown'],
  plan: [{ tool: 'NOTION_SEARCH_NOTION_PAGE', to: 'find the page: its id is the page_id' }],
  input: z.object({
    page_id: pageId,
    max_length: z.int().min(1).max(200_000).default(50_000).describe('Characters at most.'),
  }),
  output: item.extend({ markdown: z.string() }),
  run: async ({ page_id, max_length }, upstream) => {
    const page = (await upstream.call(get(path`/pages/${page_id}`))) as NotionObject
    const content = (await upstream.call(get(path`/pages/${page_id}/markdown`))) as {
      markdown: string
    }
    return { ...readItem(page), markdown: clip(content.markdown, max_length) }
  },
})

export const createPage = defineTool({
  slug: 'NOTION_CREATE_NOTION_PAGE',
  name: 'Create a page',
  description: 'Create a page below another one, with a title and content in Markdown.',
  effect: 'write',
  important: true,
  keywords: ['write', 'new', 'note', 'document', 'add'],
  plan: [
    {
      tool: 'NOTION_SEARCH_NOTION_PAGE',
      to: 'find the page that it goes below: its id is the parent_id',
    },
  ],
  input: z.object({
    parent_id: z.string().describe('`id` of the page that it shall be below.'),
    title: z.string().describe('One line.'),
    markdown: z.string().default('').describe('The content.'),
  }),
  output: item,
  request: ({ parent_id, title, markdown }) =>
    post('/pages', {
      parent: { page_id: parent_id },
      properties: { title: { title: [{ text: { content: title } }] } },
      ...(markdown && { markdown }),
    }),
  response: readItem,
})

export const appendContent = defineTool({
  slug: 'NOTION_ADD_PAGE_CONTENT',
  name: 'Add content to a page',
  description: 'Put Markdown at the end of a page, or at its beginning.',
  effect: 'write',
  keywords: ['append', 'write', 'insert', 'block', 'paragraph', 'todo'],
  plan: [{ tool: 'NOTION_SEARCH_NOTION_PAGE', to: 'find the page: its id is the page_id' }],
  input: z.object({
    page_id: pageId,
    markdown: z.string().min(1).describe('What to add.'),
    position: z.enum(['start', 'end']).default('end').describe('Where to put it.'),
  }),
  output: z.object({ id: z.string() }),
  request: ({ page_id, markdown, position }) =>
    patch(path`/pages/${page_id}/markdown`, {
      type: 'insert_content',
      insert_content: { content: markdown, position: { type: position } },
    }),
})

export const replaceContent = defineTool({
  slug: 'NOTION_REPLACE_PAGE_CONTENT',
  name: 'Replace text of a page',
  description:
    'Replace one passage of a page, given word for word as NOTION_RETRIEVE_PAGE shows it, by another.',
  effect: 'write',
  keywords: ['edit', 'change', 'update', 'fix', 'check', 'todo'],
  plan: [
    { tool: 'NOTION_SEARCH_NOTION_PAGE', to: 'find the page: its id is the page_id' },
    { tool: 'NOTION_RETRIEVE_PAGE', to: 'read the passage word for word' },
  ],
  input: z.object({
    page_id: pageId,
    old_text: z.string().min(1).describe('The Markdown that stands there now.'),
    new_text: z.string().describe('The Markdown that shall stand there; empty takes it out.'),
  }),
  output: z.object({ id: z.string() }),
  request: ({ page_id, old_text, new_text }) =>
    patch(path`/pages/${page_id}/markdown`, {
      type: 'update_content',
      update_content: { content_updates: [{ old_str: old_text, new_str: new_text }] },
    }),
})

export const trashPage = defineTool({
  slug: 'NOTION_ARCHIVE_NOTION_PAGE',
  name: 'Move a page to the trash',
  description: 'Move a page to the trash, where Notion keeps it for 30 days, or take it out.',
  effect: 'write',
  idempotent: true,
  keywords: ['delete', 'remove', 'restore'],
  input: z.object({
    page_id: pageId,
    archive: z.boolean().default(true).describe('False takes it out of the trash.'),
  }),
  output: item,
  request: ({ page_id, archive }) => patch(path`/pages/${page_id}`, { in_trash: archive }),
  response: readItem,
})
