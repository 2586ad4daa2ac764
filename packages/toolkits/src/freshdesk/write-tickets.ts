import { defineTool, path, post, put } from '@maillon/core/toolkit'
import { z } from 'zod'
import {
  asNumbers,
  type FreshdeskTicket,
  readTicket,
  ticket,
  ticketDetails,
  ticketId,
} from './fields.ts'

const html = 'The text, as HTML: `<p>Hello</p>`.'
const readAnswer = (body: FreshdeskTicket) => readTicket(body)

export const createTicket = defineTool({
  slug: 'FRESHDESK_CREATE_TICKET',
  name: 'Create a ticket',
  description: 'Open a ticket for a customer.',
  effect: 'write',
  important: true,
  keywords: ['new', 'open', 'case', 'request', 'support', 'report', 'issue', 'helpdesk'],
  input: z.object({
    ...ticketDetails,
    email: z.email().describe("The customer's address; who is not known yet is added."),
    name: z.string().optional().describe("The customer's name, for one who is not known yet."),
    subject: z.string().min(1).describe('What it is about, in a line.'),
    description: z.string().min(1).describe(html),
    status: ticketDetails.status.unwrap().default('open').describe('How far it is.'),
    priority: ticketDetails.priority.unwrap().default('low').describe('How urgent it is.'),
    cc_emails: z.array(z.email()).optional().describe('Who else gets its mail.'),
  }),
  output: ticket,
  request: (input) => post('/tickets', asNumbers(input)),
  response: readAnswer,
})

export const updateTicket = defineTool({
  slug: 'FRESHDESK_UPDATE_TICKET',
  name: 'Change a ticket',
  description: 'Change what is given of a ticket: status, priority, who works on it, tags.',
  effect: 'write',
  idempotent: true,
  keywords: ['resolve', 'close', 'assign', 'escalate', 'edit', 'case', 'reopen'],
  plan: [{ tool: 'FRESHDESK_SEARCH_TICKETS', to: 'find the ticket: its id is the ticket_id' }],
  input: z.object({ ticket_id: ticketId, ...ticketDetails }),
  output: ticket,
  request: ({ ticket_id, ...rest }) => put(path`/tickets/${ticket_id}`, asNumbers(rest)),
  response: readAnswer,
})

const said = z.object({ id: z.number(), ticket_id: z.number(), created_at: z.string() })

export const replyToTicket = defineTool({
  slug: 'FRESHDESK_REPLY_TO_TICKET',
  name: 'Reply to a ticket',
  description: 'Answer the customer of a ticket, by e-mail.',
  effect: 'write',
  important: true,
  keywords: ['respond', 'answer', 'message', 'customer', 'send', 'comment'],
  plan: [{ tool: 'FRESHDESK_GET_TICKET', to: 'read what was said before' }],
  input: z.object({
    ticket_id: ticketId,
    body: z.string().min(1).describe(html),
    cc_emails: z.array(z.email()).optional().describe('Who else gets it.'),
  }),
  output: said,
  request: ({ ticket_id, ...rest }) => post(path`/tickets/${ticket_id}/reply`, rest),
})

export const addNote = defineTool({
  slug: 'FRESHDESK_ADD_NOTE',
  name: 'Add a note',
  description: 'Write a note at a ticket, for agents alone unless told otherwise.',
  effect: 'write',
  keywords: ['comment', 'internal', 'private', 'colleague', 'remark'],
  plan: [{ tool: 'FRESHDESK_SEARCH_TICKETS', to: 'find the ticket: its id is the ticket_id' }],
  input: z.object({
    ticket_id: ticketId,
    body: z.string().min(1).describe(html),
    private: z.boolean().default(true).describe('False shows it to the customer.'),
    notify_emails: z.array(z.email()).optional().describe('Which agents are told of it.'),
  }),
  output: said,
  request: ({ ticket_id, ...rest }) => post(path`/tickets/${ticket_id}/notes`, rest),
})
