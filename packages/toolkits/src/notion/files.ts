import { MaillonError } from '@maillon/core'
import { defineTool, fileOutput, get, path } from '@maillon/core/toolkit'
import { z } from 'zod'
import { nextCursor, pageId, paging, plain, type RichText } from './fields.ts'

/** A file as Notion tells it: one of its own at an address that ends, or one that is elsewhere. */
interface NotionFile {
  type?: string
  name?: string
  caption?: RichText[]
  file?: { url: string }
  external?: { url: string }
}

interface Block {
  id: string
  type: string
  [type: string]: unknown
}

const kinds = ['file', 'image', 'pdf', 'video', 'audio']

const fileOf = (block: Block) => block[block.type] as NotionFile

export const listFiles = defineTool({
  slug: 'NOTION_LIST_FILES',
  name: 'List files of a page',
  description: 'List the files, pictures, PDFs, films and sounds that stand on a page.',
  effect: 'read',
  keywords: ['attachments', 'images', 'documents', 'blocks'],
  plan: [{ tool: 'NOTION_SEARCH_NOTION_PAGE', to: 'find the page: its id is the page_id' }],
  input: z.object({ page_id: pageId, ...paging }),
  output: z.object({
    files: z.array(
      z.object({
        block_id: z.string().describe('For NOTION_DOWNLOAD_FILE.'),
        type: z.string(),
        name: z.string().optional(),
        caption: z.string().optional(),
      }),
    ),
    next_cursor: nextCursor,
  }),
  request: ({ page_id, ...query }) => get(path`/blocks/${page_id}/children`, query),
  response: ({ results, next_cursor }: { results: Block[]; next_cursor?: string | null }) => ({
    files: results
      .filter(({ type }) => kinds.includes(type))
      .map((block) => ({
        block_id: block.id,
        type: block.type,
        name: nameOf(fileOf(block)),
        caption: plain(fileOf(block).caption) || undefined,
      })),
    next_cursor,
  }),
})

export const downloadFile = defineTool({
  slug: 'NOTION_DOWNLOAD_FILE',
  name: 'Download a file',
  description:
    'Get a file that stands on a page or in a column of a table: its id is what tools that take a file are given.',
  effect: 'read',
  keywords: ['get', 'attachment', 'image', 'picture', 'pdf', 'open', 'save'],
  plan: [{ tool: 'NOTION_LIST_FILES', to: 'find the file: its block_id' }],
  input: z.object({
    block_id: z.string().optional().describe('`block_id` of the file on a page.'),
    page_id: pageId.optional().describe('`id` of the row, for a file in a column.'),
    property: z.string().optional().describe('The column that it is in.'),
    name: z.string().optional().describe('Its name, where the column has several.'),
  }),
  output: z.object({ file: fileOutput() }),
  run: async ({ block_id, page_id, property, name }, upstream) => {
    const found =
      block_id === undefined
        ? fileIn((await upstream.call(get(path`/pages/${page_id ?? ''}`))) as Row, property, name)
        : fileOf((await upstream.call(get(path`/blocks/${block_id}`))) as Block)
    if (!found?.file) throw notThere(found)
    const request = { ...get(found.file.url), anonymous: true }
    return { file: await upstream.download(request, { name: nameOf(found) ?? 'file' }) }
  },
})

interface Row {
  properties?: Record<string, { files?: NotionFile[] }>
}

function fileIn({ properties = {} }: Row, property = '', name?: string): NotionFile | undefined {
  const { files = [] } = properties[property] ?? {}
  return name === undefined ? files[0] : files.find((file) => file.name === name)
}

function notThere(found: NotionFile | undefined): MaillonError {
  const elsewhere = found?.external?.url
  return new MaillonError('upstream_error', {
    message: elsewhere
      ? `The file is not at Notion, but at ${elsewhere}.`
      : 'There is no such file.',
    hint: elsewhere
      ? 'Give the user this address.'
      : 'NOTION_LIST_FILES has the files of a page, NOTION_RETRIEVE_PAGE the columns of a row.',
  })
}

/** What it is called, which only its address tells of pictures and PDFs. */
function nameOf({ name, file }: NotionFile): string | undefined {
  if (name) return name
  if (!file || !URL.canParse(file.url)) return undefined
  return decodeURIComponent(new URL(file.url).pathname.split('/').at(-1) ?? '') || undefined
}
