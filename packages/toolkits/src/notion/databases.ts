import { defineTool, get, patch, path, post } from '@maillon/core/toolkit'
import { z } from 'zod'
import { item, nextCursor, pageId, paging } from './fields.ts'
import { type NotionObject, readItem } from './read-item.ts'

const dataSourceId = z
  .string()
  .describe('`id` of the table (`data_source`), from NOTION_SEARCH_NOTION_PAGE.')

const properties = z
  .record(z.string(), z.unknown())
  .describe(
    'Columns by name, as the API takes them: {"Name":{"title":[{"text":{"content":"Rope"}}]},' +
      '"Status":{"status":{"name":"Done"}},"Due":{"date":{"start":"2026-11-26"}},"Price":{"number":8}}.',
  )

export const getDatabase = defineTool({
  slug: 'NOTION_FETCH_DATABASE',
  name: 'Get the columns of a database',
  description:
    'Get the columns of a table with their types and choices. Look here before you query it or add a row.',
  effect: 'read',
  keywords: ['schema', 'table', 'properties', 'columns'],
  input: z.object({ data_source_id: dataSourceId }),
  output: item,
  request: ({ data_source_id }) => get(path`/data_sources/${data_source_id}`),
  response: readItem,
})

export const queryDatabase = defineTool({
  slug: 'NOTION_QUERY_DATABASE',
  name: 'Query a database',
  description: 'List the rows of a table, filtered and sorted, with their columns in plain values.',
  effect: 'read',
  important: true,
  keywords: ['rows', 'table', 'list', 'filter', 'tasks', 'records', 'find'],
  plan: [
    { tool: 'NOTION_SEARCH_NOTION_PAGE', to: 'find the table: its id is the data_source_id' },
    { tool: 'NOTION_FETCH_DATABASE', to: 'learn its columns' },
  ],
  input: z.object({
    data_source_id: dataSourceId,
    filter: z
      .record(z.string(), z.unknown())
      .optional()
      .describe(
        'As the API takes it: {"property":"Status","status":{"equals":"Open"}}; `and` and `or` hold lists of these.',
      ),
    sorts: z
      .array(
        z.object({
          property: z.string().describe('Name of the column.'),
          direction: z.enum(['ascending', 'descending']).describe('Which way.'),
        }),
      )
      .default([])
      .describe('What to sort by, the first one first.'),
    ...paging,
  }),
  output: z.object({ rows: z.array(item), next_cursor: nextCursor }),
  request: ({ data_source_id, filter, sorts, page_size, start_cursor }) =>
    post(path`/data_sources/${data_source_id}/query`, {
      ...(filter && { filter }),
      ...(sorts.length > 0 && { sorts }),
      page_size,
      ...(start_cursor && { start_cursor }),
    }),
  response: ({
    results,
    next_cursor,
  }: {
    results: NotionObject[]
    next_cursor?: string | null
  }) => ({
    rows: results.map(readItem),
    next_cursor,
  }),
})

export const insertRow = defineTool({
  slug: 'NOTION_INSERT_ROW_DATABASE',
  name: 'Add a row to a database',
  description:
    'Add a row to a table: a page with these columns. NOTION_FETCH_DATABASE tells which there are.',
  effect: 'write',
  keywords: ['insert', 'record', 'task', 'entry', 'table', 'create'],
  plan: [
    { tool: 'NOTION_SEARCH_NOTION_PAGE', to: 'find the table: its id is the data_source_id' },
    { tool: 'NOTION_FETCH_DATABASE', to: 'learn its columns' },
  ],
  input: z.object({ data_source_id: dataSourceId, properties }),
  output: item,
  request: ({ data_source_id, properties: columns }) =>
    post('/pages', { parent: { data_source_id }, properties: columns }),
  response: readItem,
})

export const updateRow = defineTool({
  slug: 'NOTION_UPDATE_ROW_DATABASE',
  name: 'Change a row of a database',
  description: 'Change columns of a row, which is a page; those left out stay.',
  effect: 'write',
  idempotent: true,
  keywords: ['edit', 'status', 'done', 'assign', 'table', 'property'],
  plan: [
    { tool: 'NOTION_SEARCH_NOTION_PAGE', to: 'find the table: its id is the data_source_id' },
    { tool: 'NOTION_QUERY_DATABASE', to: 'find the row: its id is the page_id' },
  ],
  input: z.object({ page_id: pageId, properties }),
  output: item,
  request: ({ page_id, properties: columns }) =>
    patch(path`/pages/${page_id}`, { properties: columns }),
  response: readItem,
})
