import { defineTool, post } from '@maillon/core/toolkit'
import { z } from 'zod'
import { path } from './fields.ts'

const link = z.object({ url: z.string(), name: z.string().optional(), path: z.string().optional() })

interface DropboxLink {
  url: string
  name?: string
  path_lower?: string
}

const readLink = ({ url, name, path_lower }: DropboxLink) => ({ url, name, path: path_lower })

export const createSharedLink = defineTool({
  slug: 'DROPBOX_CREATE_SHARED_LINK',
  name: 'Share by link',
  description: 'Make a link to a file or folder that others can open.',
  effect: 'write',
  scopes: ['sharing.write'],
  keywords: ['send', 'public', 'url'],
  input: z.object({
    path,
    audience: z
      .enum(['public', 'team', 'no_one'])
      .default('public')
      .describe('Who may open it: anybody, the team, or only those it is shared with.'),
  }),
  output: link,
  request: ({ path: of, audience }) =>
    post('/sharing/create_shared_link_with_settings', {
      path: of,
      settings: { audience: { '.tag': audience } },
    }),
  response: readLink,
})

export const listSharedLinks = defineTool({
  slug: 'DROPBOX_LIST_SHARED_LINKS',
  name: 'List shared links',
  description: 'List the links to a file or folder, or all that the person made.',
  effect: 'read',
  scopes: ['sharing.read'],
  keywords: ['url', 'shared', 'who'],
  input: z.object({
    path: path.optional(),
    cursor: z.string().optional().describe('`cursor` of the last answer.'),
  }),
  output: z.object({
    links: z.array(link),
    has_more: z.boolean(),
    cursor: z.string().optional(),
  }),
  request: (input) => post('/sharing/list_shared_links', input),
  response: ({ links, ...rest }: { links: DropboxLink[]; has_more: boolean; cursor?: string }) => ({
    links: links.map(readLink),
    ...rest,
  }),
})
