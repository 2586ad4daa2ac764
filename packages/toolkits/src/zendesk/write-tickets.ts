import { defineTool, path, post, put } from '@maillon/core/toolkit'
import { z } from 'zod'
import { attachments, uploads } from './attachments.ts'
import { readTicket, ticket, ticketDetails, ticketId } from './fields.ts'

const readAnswer = ({ ticket: one }: { ticket: z.input<typeof ticket> }) => readTicket(one, 1000)

export const createTicket = defineTool({
  slug: 'ZENDESK_CREATE_TICKET',
  name: 'Create a ticket',
  description: 'Open a ticket. With a requester it is theirs, and they are told by e-mail.',
  effect: 'write',
  important: true,
  scopes: ['write'],
  keywords: ['new', 'open', 'case', 'request', 'support', 'report', 'issue', 'helpdesk'],
  input: z.object({
    ...ticketDetails,
    subject: z.string().min(1).describe('What it is about, in a line.'),
    body: z.string().min(1).describe('The first comment.'),
    public: z.boolean().default(true).describe('False makes the first comment an internal note.'),
    requester: z
      .object({ email: z.email(), name: z.string().min(1) })
      .optional()
      .describe('Who asks; the connected user when left out.'),
    attachments,
  }),
  output: ticket,
  run: async ({ body, public: shown, attachments: files, ...rest }, upstream) => {
    const comment = { body, public: shown, ...(await uploads(upstream, files)) }
    const made = await upstream.call(post('/tickets.json', { ticket: { ...rest, comment } }))
    return readAnswer(made as { ticket: z.input<typeof ticket> })
  },
})

export const updateTicket = defineTool({
  slug: 'ZENDESK_UPDATE_TICKET',
  name: 'Change a ticket',
  description: 'Change what is given of a ticket: status, priority, who works on it, tags.',
  effect: 'write',
  idempotent: true,
  scopes: ['write'],
  keywords: ['solve', 'close', 'assign', 'escalate', 'edit', 'case', 'reopen'],
  pitfalls: ['A closed ticket cannot be changed; a follow-up is a new ticket.'],
  plan: [{ tool: 'ZENDESK_SEARCH_TICKETS', to: 'find the ticket: its id is the ticket_id' }],
  input: z.object({ ticket_id: ticketId, ...ticketDetails }),
  output: ticket,
  request: ({ ticket_id, ...details }) =>
    put(path`/tickets/${ticket_id}.json`, { ticket: details }),
  response: readAnswer,
})

export const replyToTicket = defineTool({
  slug: 'ZENDESK_REPLY_TO_TICKET',
  name: 'Reply to a ticket',
  description:
    'Answer the customer of a ticket, or add a note that only agents see; can set the status at once.',
  effect: 'write',
  important: true,
  scopes: ['write'],
  keywords: [
    'comment',
    'respond',
    'answer',
    'internal note',
    'case',
    'message',
    'customer',
    'attach',
    'file',
  ],
  plan: [{ tool: 'ZENDESK_GET_TICKET', to: 'read what was said before' }],
  input: z.object({
    ticket_id: ticketId,
    body: z.string().min(1).describe('The text.'),
    public: z
      .boolean()
      .describe('True goes to the customer by e-mail; false is a note for agents alone.'),
    status: ticketDetails.status,
    attachments,
  }),
  output: ticket,
  run: async ({ ticket_id, body, public: shown, status, attachments: files }, upstream) => {
    const comment = { body, public: shown, ...(await uploads(upstream, files)) }
    const request = put(path`/tickets/${ticket_id}.json`, { ticket: { comment, status } })
    return readAnswer((await upstream.call(request)) as { ticket: z.input<typeof ticket> })
  },
})
