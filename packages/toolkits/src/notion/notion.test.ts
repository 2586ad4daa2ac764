import { Client } from '@notionhq/client'
import { expect, test } from 'vitest'
import { runSpecifiedCase } from '@maillon/testkit/specified'
import { specified, trying } from '../specified.contract.ts'
import { notion } from './index.ts'
import { upload } from './upload-file.ts'

/** Made anew for each case: a client keeps the fetch that it finds when it is made. */
const client = () => new Client({ auth: 'specified', retry: false })
const newest = { direction: 'descending', timestamp: 'last_edited_time' } as const

const row = {
  object: 'page',
  id: 'p1',
  url: 'https://www.notion.so/p1',
  created_by: { object: 'user', id: 'u1' },
  properties: {
    Name: { id: 'title', type: 'title', title: [{ plain_text: 'Buy ' }, { plain_text: 'rope' }] },
    Status: { id: 'a', type: 'status', status: { id: 's', name: 'Open', color: 'red' } },
    Due: { id: 'b', type: 'date', date: { start: '2026-11-26', end: null } },
    Notes: { id: 'c', type: 'rich_text', rich_text: [{ plain_text: '8 mm' }] },
    Tags: { id: 'd', type: 'multi_select', multi_select: [{ name: 'gear' }, { name: 'red' }] },
    Who: { id: 'e', type: 'people', people: [{ id: 'u1', person: { email: 'ada@example.com' } }] },
    Price: { id: 'f', type: 'formula', formula: { type: 'number', number: 8 } },
    Done: { id: 'g', type: 'checkbox', checkbox: false },
  },
}
const rowRead = {
  object: 'page',
  id: 'p1',
  url: 'https://www.notion.so/p1',
  title: 'Buy rope',
  properties: {
    Status: 'Open',
    Due: '2026-11-26',
    Notes: '8 mm',
    Tags: ['gear', 'red'],
    Who: ['ada@example.com'],
    Price: 8,
    Done: false,
  },
}
const table = {
  object: 'data_source',
  id: 'd1',
  title: [{ plain_text: 'Tasks' }],
  properties: {
    Name: { type: 'title', title: {} },
    Status: { type: 'status', status: { options: [{ id: '1', name: 'Open' }] } },
  },
}
const tableRead = {
  object: 'data_source',
  id: 'd1',
  title: 'Tasks',
  properties: { Name: { type: 'title' }, Status: { type: 'status', options: ['Open'] } },
}
const signed =
  'https://prod-files-secure.s3.us-west-2.amazonaws.com/w/f/rope%20list.pdf?X-Amz-Signature=s'
const pdfBlock = {
  object: 'block',
  id: 'b1',
  type: 'pdf',
  pdf: { type: 'file', file: { url: signed } },
}
const bytes = () => new Response('%PDF', { headers: { 'content-type': 'application/pdf' } })
const columns = { Status: { status: { name: 'Done' } } }

specified(notion, [
  {
    slug: 'NOTION_SEARCH_NOTION_PAGE',
    input: { query: 'rope', filter_value: 'page' },
    answer: { results: [row, table], next_cursor: 'c2', has_more: true },
    sdk: () =>
      client().search({
        query: 'rope',
        sort: newest,
        filter: { property: 'object', value: 'page' },
        page_size: 25,
      }),
    output: { items: [rowRead, tableRead], next_cursor: 'c2' },
  },
  {
    slug: 'NOTION_RETRIEVE_PAGE',
    input: { page_id: 'p1', max_length: 6 },
    answer: ({ url }) => (url.endsWith('/markdown') ? { markdown: '# Rope\n8 mm' } : row),
    sdk: async () => {
      await client().pages.retrieve({ page_id: 'p1' })
      await client().pages.retrieveMarkdown({ page_id: 'p1' })
    },
    output: { ...rowRead, markdown: '# Rope […]' },
  },
  {
    slug: 'NOTION_CREATE_NOTION_PAGE',
    input: { parent_id: 'p0', title: 'Buy rope', markdown: '8 mm' },
    answer: row,
    sdk: () =>
      client().pages.create({
        parent: { page_id: 'p0' },
        properties: { title: { title: [{ text: { content: 'Buy rope' } }] } },
        markdown: '8 mm',
      }),
    output: rowRead,
  },
  {
    slug: 'NOTION_ADD_PAGE_CONTENT',
    input: { page_id: 'p1', markdown: '- [ ] carabiner' },
    answer: { object: 'page_markdown', id: 'p1', markdown: '', truncated: false },
    sdk: () =>
      client().pages.updateMarkdown({
        page_id: 'p1',
        type: 'insert_content',
        insert_content: { content: '- [ ] carabiner', position: { type: 'end' } },
      }),
    output: { id: 'p1' },
  },
  {
    slug: 'NOTION_REPLACE_PAGE_CONTENT',
    input: { page_id: 'p1', old_text: '8 mm', new_text: '9 mm' },
    answer: { object: 'page_markdown', id: 'p1', markdown: '9 mm', truncated: false },
    sdk: () =>
      client().pages.updateMarkdown({
        page_id: 'p1',
        type: 'update_content',
        update_content: { content_updates: [{ old_str: '8 mm', new_str: '9 mm' }] },
      }),
    output: { id: 'p1' },
  },
  {
    slug: 'NOTION_ARCHIVE_NOTION_PAGE',
    input: { page_id: 'p1' },
    answer: { ...row, in_trash: true },
    sdk: () => client().pages.update({ page_id: 'p1', in_trash: true }),
    output: { ...rowRead, in_trash: true },
  },
  {
    slug: 'NOTION_FETCH_DATABASE',
    input: { data_source_id: 'd1' },
    answer: table,
    sdk: () => client().dataSources.retrieve({ data_source_id: 'd1' }),
    output: tableRead,
  },
  {
    slug: 'NOTION_QUERY_DATABASE',
    input: {
      data_source_id: 'd1',
      filter: { property: 'Status', status: { equals: 'Open' } },
      sorts: [{ property: 'Due', direction: 'ascending' }],
    },
    answer: { results: [row], next_cursor: null },
    sdk: () =>
      client().dataSources.query({
        data_source_id: 'd1',
        filter: { property: 'Status', status: { equals: 'Open' } },
        sorts: [{ property: 'Due', direction: 'ascending' }],
        page_size: 25,
      }),
    output: { rows: [rowRead], next_cursor: null },
  },
  {
    slug: 'NOTION_INSERT_ROW_DATABASE',
    input: { data_source_id: 'd1', properties: columns },
    answer: row,
    sdk: () => client().pages.create({ parent: { data_source_id: 'd1' }, properties: columns }),
    output: rowRead,
  },
  {
    slug: 'NOTION_UPDATE_ROW_DATABASE',
    input: { page_id: 'p1', properties: columns },
    answer: row,
    sdk: () => client().pages.update({ page_id: 'p1', properties: columns }),
    output: rowRead,
  },
  {
    slug: 'NOTION_CREATE_COMMENT',
    input: { page_id: 'p1', markdown: 'Bought.' },
    answer: { object: 'comment', id: 'k1', discussion_id: 'x1' },
    sdk: () => client().comments.create({ parent: { page_id: 'p1' }, markdown: 'Bought.' }),
    output: { id: 'k1', discussion_id: 'x1' },
  },
  {
    slug: 'NOTION_UPLOAD_FILE',
    input: { page_id: 'p1', file: 'file_1', caption: 'Prices' },
    files: [{ name: 'größe.png', mimetype: 'image/png', text: 'PNG' }],
    answer: ({ url }) => (url.endsWith('/children') ? { results: [{ id: 'b1' }] } : { id: 'f1' }),
    sdk: async () => {
      await client().fileUploads.create({
        mode: 'single_part',
        filename: 'größe.png',
        content_type: 'image/png',
      })
      await client().fileUploads.send({
        file_upload_id: 'f1',
        file: { filename: 'größe.png', data: new Blob(['PNG'], { type: 'image/png' }) },
      })
      await client().blocks.children.append({
        block_id: 'p1',
        children: [
          {
            type: 'image',
            image: {
              type: 'file_upload',
              file_upload: { id: 'f1' },
              caption: [{ type: 'text', text: { content: 'Prices' } }],
            },
          },
        ],
      })
    },
    output: { block_id: 'b1' },
  },
  {
    slug: 'NOTION_LIST_FILES',
    input: { page_id: 'p1' },
    answer: {
      results: [{ id: 'b0', type: 'paragraph', paragraph: {} }, pdfBlock],
      next_cursor: null,
    },
    sdk: () => client().blocks.children.list({ block_id: 'p1', page_size: 25 }),
    output: {
      files: [{ block_id: 'b1', type: 'pdf', name: 'rope list.pdf' }],
      next_cursor: null,
    },
  },
  {
    slug: 'NOTION_DOWNLOAD_FILE',
    input: { block_id: 'b1' },
    answer: ({ url }) => (url.includes('amazonaws') ? bytes() : pdfBlock),
    headers: ['Authorization'],
    sdk: async () => {
      await client().blocks.retrieve({ block_id: 'b1' })
      await fetch(signed)
    },
    output: {
      file: expect.objectContaining({ name: 'rope list.pdf', mimetype: 'application/pdf' }),
    },
  },
  {
    slug: 'NOTION_DOWNLOAD_FILE',
    input: { page_id: 'p1', property: 'Receipt', name: 'b.pdf' },
    answer: ({ url }) =>
      url.includes('amazonaws')
        ? bytes()
        : {
            id: 'p1',
            properties: {
              Receipt: {
                files: [
                  { name: 'a.pdf', type: 'external', external: { url: 'https://x.test/a.pdf' } },
                  { name: 'b.pdf', type: 'file', file: { url: signed } },
                ],
              },
            },
          },
    sdk: async () => {
      await client().pages.retrieve({ page_id: 'p1' })
      await fetch(signed)
    },
    output: { file: expect.objectContaining({ name: 'b.pdf', size: 4 }) },
  },
  {
    slug: 'NOTION_LIST_USERS',
    answer: {
      results: [
        { object: 'user', id: 'u1', name: 'Ada', type: 'person', person: { email: 'a@b.c' } },
      ],
      next_cursor: null,
    },
    sdk: () => client().users.list({ page_size: 25 }),
    output: {
      users: [{ id: 'u1', name: 'Ada', type: 'person', email: 'a@b.c' }],
      next_cursor: null,
    },
  },
])

test('two workspaces of one person are two accounts', () => {
  const owner = { user: { id: 'u1', person: { email: 'ada@example.com' } } }
  const read = (workspace_id: string) =>
    notion.identity?.read({
      id: 'b1',
      bot: { workspace_id, workspace_name: 'Ropes', owner },
    } as never)
  expect(read('w1')).toEqual({ subject: 'w1:u1', label: 'ada@example.com in Ropes' })
  expect(read('w2')?.subject).not.toBe('w1:u1')
})

test('a file that stands elsewhere is not fetched: whoever wrote the page says where', async () => {
  const external = { url: 'https://elsewhere.example/a.pdf' }
  const block = { id: 'b1', type: 'file', file: { type: 'external', external } }
  const run = runSpecifiedCase(notion, {
    slug: 'NOTION_DOWNLOAD_FILE',
    input: { block_id: 'b1' },
    answer: block,
    sdk: async () => {},
  })
  await expect(run).rejects.toThrow('The file is not at Notion, but at https://elsewhere.example')
})

test('what is too large for one request goes in numbered parts', async () => {
  const inFours = trying(notion, async (upstream) => ({
    id: await upload(upstream, await upstream.file('file_1'), { most: 4, part: 4 }),
  }))
  const { ours, theirs } = await runSpecifiedCase(inFours, {
    slug: 'TRY',
    files: [{ name: 'a.txt', mimetype: 'text/plain', text: 'abcdef' }],
    answer: { id: 'f1' },
    sdk: async () => {
      await client().fileUploads.create({
        mode: 'multi_part',
        number_of_parts: 2,
        filename: 'a.txt',
        content_type: 'text/plain',
      })
      for (const [index, text] of ['abcd', 'ef'].entries()) {
        await client().fileUploads.send({
          file_upload_id: 'f1',
          file: { filename: 'a.txt', data: new Blob([text], { type: 'text/plain' }) },
          part_number: String(index + 1),
        })
      }
      await client().fileUploads.complete({ file_upload_id: 'f1' })
    },
  })
  expect(ours).toEqual(theirs)
})
