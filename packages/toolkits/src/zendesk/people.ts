import { defineTool, get, post } from '@maillon/core/toolkit'
import { z } from 'zod'
import { clip } from '../clip.ts'
import { count, numberedPage } from './fields.ts'

const user = z.object({
  id: z.number(),
  name: z.string(),
  email: z.string().nullish(),
  role: z.string().optional().describe('`end-user` is a customer, `agent` and `admin` work there.'),
  phone: z.string().nullish(),
  organization_id: z.number().nullish(),
  time_zone: z.string().nullish(),
  suspended: z.boolean().optional(),
})

export const searchUsers = defineTool({
  slug: 'ZENDESK_SEARCH_USERS',
  name: 'Search users',
  description:
    'Find customers and agents by name, e-mail, or terms such as `role:agent` and `organization:acme`.',
  effect: 'read',
  scopes: ['read'],
  keywords: ['customers', 'people', 'agents', 'requester', 'contact', 'find', 'who'],
  input: z.object({
    query: z.string().min(1).describe('Name, e-mail address or terms.'),
    ...numberedPage,
  }),
  output: z.object({ users: z.array(user), count }),
  request: (input) => get('/users/search.json', input),
})

export const createUser = defineTool({
  slug: 'ZENDESK_CREATE_OR_UPDATE_USER',
  name: 'Create or change a user',
  description: 'Add a customer, or change the one who has this e-mail address.',
  effect: 'write',
  idempotent: true,
  scopes: ['write'],
  keywords: ['customer', 'contact', 'person', 'add', 'new', 'end user'],
  input: z.object({
    email: z.email().describe('Whose address it is; one user has it.'),
    name: z.string().min(1).describe('Their name.'),
    phone: z.string().optional().describe('With the country code, e.g. `+33612345678`.'),
    organization_id: z.int().optional().describe('`organization_id` of another user there.'),
    notes: z.string().optional().describe('What agents should know.'),
  }),
  output: user,
  request: (input) => post('/users/create_or_update.json', { user: input }),
  response: ({ user: one }: { user: z.input<typeof user> }) => one,
})

export const listGroups = defineTool({
  slug: 'ZENDESK_LIST_GROUPS',
  name: 'List groups',
  description: 'List the groups of agents that tickets can be assigned to.',
  effect: 'read',
  scopes: ['read'],
  keywords: ['teams', 'departments', 'queues', 'assign'],
  input: z.object({
    size: z.int().min(1).max(100).default(50).describe('How many, at most 100.'),
    after: z.string().optional().describe('`next_cursor` of the page before.'),
  }),
  output: z.object({
    groups: z.array(
      z.object({ id: z.number(), name: z.string(), description: z.string().nullish() }),
    ),
    next_cursor: z.string().nullish().describe('`after` of the next page; null on the last one.'),
  }),
  request: ({ size, after }) =>
    get('/groups.json', { 'page[size]': size, 'page[after]': after, exclude_deleted: true }),
  response: ({ groups, meta }: { groups: never[]; meta?: Meta }) => ({
    groups,
    next_cursor: meta?.has_more ? (meta.after_cursor ?? null) : null,
  }),
})

interface Meta {
  has_more?: boolean
  after_cursor?: string | null
}

export const searchArticles = defineTool({
  slug: 'ZENDESK_SEARCH_ARTICLES',
  name: 'Search help articles',
  description: "Find articles of the help center that answer a question, with their text's start.",
  effect: 'read',
  scopes: ['read'],
  keywords: ['knowledge base', 'faq', 'guide', 'documentation', 'how to', 'answer'],
  input: z.object({
    query: z.string().min(1).describe('Words to find.'),
    locale: z.string().optional().describe('Language, e.g. `en-us`; the own one when left out.'),
    ...numberedPage,
  }),
  output: z.object({
    articles: z.array(
      z.object({
        id: z.number(),
        title: z.string(),
        snippet: z.string().nullish(),
        html_url: z.string(),
        updated_at: z.string().optional(),
      }),
    ),
    count,
  }),
  request: (input) => get('/help_center/articles/search.json', input),
  response: ({ results, count: all }: { results: Article[]; count?: number }) => ({
    articles: results.map(({ snippet, ...rest }) => ({
      ...rest,
      snippet: snippet && clip(snippet.replaceAll(/<\/?em>/g, ''), 500),
    })),
    count: all,
  }),
})

interface Article {
  id: number
  title: string
  snippet?: string | null
  html_url: string
}
