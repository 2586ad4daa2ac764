import { defineTool, get, path } from '@maillon/core/toolkit'
import { z } from 'zod'
import { clip } from '../clip.ts'
import { count, numberedPage, readTicket, ticket, ticketId } from './fields.ts'

export const searchTickets = defineTool({
  slug: 'ZENDESK_SEARCH_TICKETS',
  name: 'Search tickets',
  description:
    "Find tickets by words and by Zendesk's search terms: `status<solved`, `assignee:me`, `requester:ana@acme.com`, `tags:billing`, `created>2026-01-31`. Newest first unless told otherwise.",
  effect: 'read',
  important: true,
  scopes: ['read'],
  keywords: ['list', 'open', 'cases', 'requests', 'queue', 'support', 'customer', 'mine', 'find'],
  pitfalls: ['A ticket that was just made or changed is found after a minute or so.'],
  input: z.object({
    query: z.string().max(2000).describe('Words and terms; empty for all tickets.'),
    sort_by: z
      .enum(['created_at', 'updated_at', 'priority', 'status', 'ticket_type'])
      .default('created_at')
      .describe('What they are sorted by.'),
    sort_order: z.enum(['asc', 'desc']).default('desc').describe('`desc` is newest first.'),
    ...numberedPage,
  }),
  output: z.object({ tickets: z.array(ticket), count }),
  request: ({ query, ...rest }) =>
    get('/search.json', { query: `type:ticket ${query}`.trim(), ...rest }),
  response: ({ results, count: all }: { results: z.input<typeof ticket>[]; count?: number }) => ({
    tickets: results.map((one) => readTicket(one, 300)),
    count: all,
  }),
})

const comment = z.object({
  id: z.number(),
  author_id: z.number(),
  public: z.boolean().describe('Whether the customer sees it; otherwise it is an internal note.'),
  text: z.string(),
  created_at: z.string(),
  attachments: z
    .array(
      z.object({
        id: z.number().optional().describe('`attachment_id` of ZENDESK_DOWNLOAD_ATTACHMENT.'),
        file_name: z.string(),
        content_url: z.string(),
      }),
    )
    .optional(),
})

type Comment = Omit<z.input<typeof comment>, 'text'> & { plain_body?: string; body: string }

export const getTicket = defineTool({
  slug: 'ZENDESK_GET_TICKET',
  name: 'Get a ticket',
  description: 'Get one ticket with its latest comments: what was said to the customer, and notes.',
  effect: 'read',
  important: true,
  scopes: ['read'],
  keywords: ['read', 'case', 'conversation', 'comments', 'history', 'thread', 'details'],
  plan: [{ tool: 'ZENDESK_SEARCH_TICKETS', to: 'find the ticket: its id is the ticket_id' }],
  input: z.object({
    ticket_id: ticketId,
    comments: z.int().min(0).max(100).default(20).describe('How many of the latest, at most 100.'),
  }),
  output: ticket.extend({ comments: z.array(comment) }),
  run: async ({ ticket_id, comments }, upstream) => {
    const { ticket: one } = (await upstream.call(get(path`/tickets/${ticket_id}.json`))) as {
      ticket: z.input<typeof ticket>
    }
    if (comments === 0) return { ...readTicket(one, 5000), comments: [] }
    const said = (await upstream.call(
      get(path`/tickets/${ticket_id}/comments.json`, {
        sort: '-created_at',
        'page[size]': comments,
      }),
    )) as { comments: Comment[] }
    return {
      ...readTicket(one, 5000),
      comments: said.comments.map(({ plain_body, body, ...rest }) => ({
        ...rest,
        text: clip(plain_body ?? body, 5000),
      })),
    }
  },
})
