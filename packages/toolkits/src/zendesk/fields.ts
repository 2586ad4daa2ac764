import { z } from 'zod'
import { clip } from '../clip.ts'

export const ticketId = z
  .int()
  .positive()
  .describe('`id` of the ticket, the number in its address.')

/** Which page of a search; Zendesk tells at most 1,000 of what it found. */
export const numberedPage = {
  per_page: z.int().min(1).max(100).default(25).describe('How many, at most 100.'),
  page: z.int().min(1).default(1).describe('The first page is 1.'),
}

export const count = z.number().optional().describe('How many there are on all pages.')

const statuses = ['new', 'open', 'pending', 'hold', 'solved', 'closed'] as const

/** What can be set of a ticket. */
export const ticketDetails = {
  subject: z.string().min(1).optional().describe('What it is about, in a line.'),
  status: z
    .enum(statuses)
    .optional()
    .describe('`pending` waits for the customer, `hold` for somebody else; closed stays closed.'),
  priority: z.enum(['low', 'normal', 'high', 'urgent']).optional().describe('How urgent it is.'),
  type: z.enum(['question', 'incident', 'problem', 'task']).optional().describe('What it is.'),
  assignee_id: z.int().optional().describe('`id` of an agent, from ZENDESK_SEARCH_USERS.'),
  group_id: z.int().optional().describe('`id` from ZENDESK_LIST_GROUPS.'),
  tags: z.array(z.string()).optional().describe('All of its tags; those left out are taken off.'),
}

/** A ticket, as a model needs it. */
export const ticket = z.object({
  id: z.number(),
  subject: z.string().nullish(),
  description: z.string().nullish().describe('The first comment.'),
  status: z.string().nullish(),
  priority: z.string().nullish(),
  type: z.string().nullish(),
  requester_id: z.number().nullish(),
  assignee_id: z.number().nullish(),
  group_id: z.number().nullish(),
  organization_id: z.number().nullish(),
  tags: z.array(z.string()).optional(),
  created_at: z.string().optional(),
  updated_at: z.string().optional(),
})

/** A ticket with a text of at most this many characters. */
export function readTicket(source: z.input<typeof ticket>, length: number) {
  const { description } = source
  return { ...source, ...(description && { description: clip(description, length) }) }
}
