import { defineTool, get, path } from '@maillon/core/toolkit'
import { z } from 'zod'
import { clip } from '../clip.ts'
import { type FreshdeskTicket, paging, readTicket, ticket, ticketId } from './fields.ts'

export const listTickets = defineTool({
  slug: 'FRESHDESK_LIST_TICKETS',
  name: 'List tickets',
  description: 'List tickets of the last 30 days, the newest first; of one customer, or mine.',
  effect: 'read',
  important: true,
  keywords: ['cases', 'requests', 'queue', 'support', 'inbox', 'recent', 'customer'],
  input: z.object({
    filter: z
      .enum(['new_and_my_open', 'watching', 'spam', 'deleted'])
      .optional()
      .describe('A view; `new_and_my_open` are those of the connected agent and of nobody.'),
    email: z.email().optional().describe('Only of the customer with this address.'),
    company_id: z.int().optional().describe('Only of this company.'),
    updated_since: z.iso
      .datetime({ offset: true })
      .optional()
      .describe('Changed since then; also finds those of more than 30 days ago.'),
    order_by: z
      .enum(['created_at', 'due_by', 'updated_at', 'status'])
      .default('created_at')
      .describe('What they are sorted by.'),
    order_type: z.enum(['asc', 'desc']).default('desc').describe('`desc` is newest first.'),
    ...paging,
  }),
  output: z.object({ tickets: z.array(ticket) }),
  request: (input) => get('/tickets', input),
  response: (tickets: FreshdeskTicket[]) => ({
    tickets: tickets.map((one) => readTicket(one, 300)),
  }),
})

export const searchTickets = defineTool({
  slug: 'FRESHDESK_SEARCH_TICKETS',
  name: 'Search tickets',
  description:
    "Find tickets by what their fields are: `status:2 AND priority:4`, `tag:'billing'`, `created_at:>'2026-11-01'`, `agent_id:null`. Status 2 is open, 3 pending, 4 resolved, 5 closed; priority 1 low to 4 urgent.",
  effect: 'read',
  important: true,
  keywords: ['filter', 'open', 'urgent', 'unassigned', 'cases', 'support', 'find', 'query'],
  pitfalls: ['It finds no words of subjects and texts, only fields.'],
  input: z.object({
    query: z
      .string()
      .min(1)
      .max(510)
      .regex(/^[^"]*$/, 'Put texts in single quotes.')
      .describe('Terms, with AND, OR and parentheses.'),
    page: z.int().min(1).max(10).default(1).describe('The first page is 1, the last 10.'),
  }),
  output: z.object({
    tickets: z.array(ticket),
    total: z.number().describe('How many there are; 30 are on a page, and there are 10 pages.'),
  }),
  request: ({ query, page }) => get('/search/tickets', { query: `"${query}"`, page }),
  response: ({ results, total }: { results: FreshdeskTicket[]; total: number }) => ({
    tickets: results.map((one) => readTicket(one, 300)),
    total,
  }),
})

const entry = z.object({
  id: z.number(),
  from: z.enum(['customer', 'agent', 'note']).describe('A note is seen by agents alone.'),
  user_id: z.number().nullish(),
  text: z.string(),
  created_at: z.string(),
  attachments: z.array(z.object({ name: z.string(), attachment_url: z.string() })).optional(),
})

interface Conversation {
  id: number
  incoming?: boolean
  private?: boolean
  body_text?: string | null
  created_at: string
}

export const getTicket = defineTool({
  slug: 'FRESHDESK_GET_TICKET',
  name: 'Get a ticket',
  description: 'Get one ticket with what was said since: answers, notes, attachments.',
  effect: 'read',
  important: true,
  keywords: ['read', 'case', 'conversation', 'history', 'thread', 'details', 'comments'],
  plan: [{ tool: 'FRESHDESK_SEARCH_TICKETS', to: 'find the ticket: its id is the ticket_id' }],
  input: z.object({ ticket_id: ticketId }),
  output: ticket.extend({ conversation: z.array(entry).describe('At most 30, the oldest first.') }),
  run: async ({ ticket_id }, upstream) => {
    const one = (await upstream.call(get(path`/tickets/${ticket_id}`))) as FreshdeskTicket
    const said = (await upstream.call(
      get(path`/tickets/${ticket_id}/conversations`),
    )) as Conversation[]
    return {
      ...readTicket(one, 5000),
      conversation: said.map(({ incoming, private: hidden, body_text, ...rest }) => ({
        ...rest,
        from: hidden ? ('note' as const) : incoming ? ('customer' as const) : ('agent' as const),
        text: clip(body_text ?? '', 5000),
      })),
    }
  },
})
