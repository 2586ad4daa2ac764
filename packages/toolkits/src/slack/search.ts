import { defineTool } from '@maillon/core/toolkit'
import { z } from 'zod'
import { clip } from '../clip.ts'
import { method, next, nextCursor, type Page } from './fields.ts'

const found = z.object({
  ts: z.string().describe('Names the message in other tools.'),
  channel: z.object({ id: z.string(), name: z.string().optional() }),
  user: z.string().nullish(),
  username: z.string().nullish(),
  text: z.string(),
  permalink: z.string().optional(),
})

interface Matches extends Page {
  messages: { total: number; matches: z.input<typeof found>[] }
}

export const searchMessages = defineTool({
  slug: 'SLACK_SEARCH_MESSAGES',
  name: 'Search messages',
  description:
    'Find messages in all that the user can see, private channels and direct messages included, by words and `from:@ana`, `in:#general`, `after:2026-11-01`, `has:link`.',
  effect: 'read',
  important: true,
  token: 'user',
  scopes: ['search:read'],
  keywords: ['find', 'look for', 'who said', 'history', 'mentions', 'discussed'],
  input: z.object({
    query: z.string().min(1).describe('Words and terms.'),
    sort: z
      .enum(['score', 'timestamp'])
      .default('score')
      .describe('The best first, or the latest first.'),
    count: z.int().min(1).max(100).default(20).describe('How many on a page, at most 100.'),
    cursor: z.string().default('*').describe('`next_cursor` of the page before; `*` is the first.'),
  }),
  output: z.object({ total: z.number(), messages: z.array(found), next_cursor: nextCursor }),
  request: (input) => method('search.messages', { ...input, sort_dir: 'desc' }),
  response: ({ messages: { total, matches }, ...page }: Matches) => ({
    total,
    messages: matches.map(({ text, ...rest }) => ({ ...rest, text: clip(text, 1000) })),
    ...next(page),
  }),
})
