import { defineTool, post } from '@maillon/core/toolkit'
import { z } from 'zod'
import { type DropboxEntry, entry, path, readEntry } from './fields.ts'

export const listFiles = defineTool({
  slug: 'DROPBOX_LIST_FILES',
  name: 'List a folder',
  description: 'List the files and folders in a folder, or in all folders below it.',
  effect: 'read',
  important: true,
  scopes: ['files.metadata.read'],
  keywords: ['directory', 'contents', 'browse', 'what'],
  input: z.object({
    path: z
      .union([z.literal(''), path])
      .default('')
      .describe('The folder; "" is the top.'),
    recursive: z.boolean().default(false).describe('Whether folders below come too.'),
    limit: z.int().min(1).max(2000).default(100).describe('About how many.'),
    cursor: z
      .string()
      .optional()
      .describe('`cursor` of the last answer; then the rest does not count.'),
  }),
  output: z.object({ entries: z.array(entry), cursor: z.string(), has_more: z.boolean() }),
  request: ({ cursor, ...wanted }) =>
    cursor === undefined
      ? post('/files/list_folder', wanted)
      : post('/files/list_folder/continue', { cursor }),
  response: ({
    entries,
    ...rest
  }: {
    entries: DropboxEntry[]
    cursor: string
    has_more: boolean
  }) => ({
    entries: entries.map((one) => readEntry(one)),
    ...rest,
  }),
})

export const searchFiles = defineTool({
  slug: 'DROPBOX_SEARCH_FILE',
  name: 'Search files',
  description: 'Find files and folders by name or content.',
  effect: 'read',
  important: true,
  scopes: ['files.metadata.read'],
  keywords: ['find', 'look', 'where', 'document', 'photo'],
  input: z.object({
    query: z.string().min(1).max(1000).describe('What to look for.'),
    path: path.optional().describe('Only below this folder.'),
    max_results: z.int().min(1).max(1000).default(25).describe('How many.'),
    file_extensions: z.array(z.string()).optional().describe('Only these, e.g. `pdf`.'),
    filename_only: z.boolean().default(false).describe('Whether contents are left out.'),
  }),
  output: z.object({ entries: z.array(entry), has_more: z.boolean() }),
  request: ({ query, ...options }) => post('/files/search_v2', { query, options }),
  response: ({
    matches,
    has_more,
  }: {
    matches: { metadata: { metadata: DropboxEntry } }[]
    has_more: boolean
  }) => ({
    entries: matches.map(({ metadata }) => readEntry(metadata.metadata)),
    has_more,
  }),
})

export const getMetadata = defineTool({
  slug: 'DROPBOX_GET_METADATA',
  name: 'Describe a file',
  description: 'Tell name, size and last change of a file or folder.',
  effect: 'read',
  scopes: ['files.metadata.read'],
  keywords: ['size', 'details', 'info', 'when'],
  input: z.object({ path }),
  output: entry,
  request: (input) => post('/files/get_metadata', input),
  response: (one: DropboxEntry) => readEntry(one),
})

export const getTemporaryLink = defineTool({
  slug: 'DROPBOX_GET_TEMPORARY_LINK',
  name: 'Get a link to download',
  description: 'Get a link from which anybody can download a file for four hours.',
  effect: 'read',
  scopes: ['files.content.read'],
  keywords: ['download', 'open', 'read', 'url'],
  input: z.object({ path }),
  output: z.object({ link: z.string(), entry }),
  request: (input) => post('/files/get_temporary_link', input),
  response: ({ link, metadata }: { link: string; metadata: DropboxEntry }) => ({
    link,
    entry: readEntry(metadata),
  }),
})
