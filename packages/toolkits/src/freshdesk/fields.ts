import { z } from 'zod'
import { clip } from '../clip.ts'

const statuses = { open: 2, pending: 3, resolved: 4, closed: 5 } as const
const priorities = { low: 1, medium: 2, high: 3, urgent: 4 } as const

/** What can be set of a ticket, in words. */
export const ticketDetails = {
  subject: z.string().min(1).optional().describe('What it is about, in a line.'),
  status: z
    .enum(['open', 'pending', 'resolved', 'closed'])
    .optional()
    .describe('`pending` waits for somebody.'),
  priority: z.enum(['low', 'medium', 'high', 'urgent']).optional().describe('How urgent it is.'),
  type: z.string().optional().describe('A type of this Freshdesk, e.g. `Question`.'),
  responder_id: z.int().optional().describe('`id` of an agent, from FRESHDESK_LIST_AGENTS.'),
  group_id: z.int().optional().describe('`group_id` of a ticket of that group.'),
  tags: z.array(z.string()).optional().describe('All of its tags; those left out are taken off.'),
}

interface Words {
  status?: keyof typeof statuses | undefined
  priority?: keyof typeof priorities | undefined
}

/** Freshdesk takes numbers for states and priorities. */
export function asNumbers<Rest extends object>({ status, priority, ...rest }: Rest & Words) {
  return {
    ...rest,
    ...(status && { status: statuses[status] }),
    ...(priority && { priority: priorities[priority] }),
  }
}

/** A ticket, as a model needs it. */
export const ticket = z.object({
  id: z.number(),
  subject: z.string().nullish(),
  description: z.string().nullish().describe('What was asked first.'),
  status: z.string().describe('A word, or the number of a state of this Freshdesk alone.'),
  priority: z.string().optional(),
  type: z.string().nullish(),
  requester_id: z.number().nullish(),
  responder_id: z.number().nullish().describe('The agent who works on it.'),
  group_id: z.number().nullish(),
  company_id: z.number().nullish(),
  tags: z.array(z.string()).optional(),
  due_by: z.string().nullish(),
  created_at: z.string().optional(),
  updated_at: z.string().optional(),
})

/** A ticket, as Freshdesk answers it. */
export type FreshdeskTicket = Omit<
  z.input<typeof ticket>,
  'description' | 'status' | 'priority'
> & { description_text?: string | null; status: number; priority?: number }

const wordFor = (words: Record<string, number>, number: number) =>
  Object.keys(words).find((word) => words[word] === number) ?? String(number)

/** A ticket in words, with a text of at most this many characters. */
export function readTicket(source: FreshdeskTicket, length = 1000): z.input<typeof ticket> {
  const { description_text, status, priority, ...rest } = source
  return {
    ...rest,
    ...(description_text && { description: clip(description_text, length) }),
    status: wordFor(statuses, status),
    ...(priority !== undefined && { priority: wordFor(priorities, priority) }),
  }
}

export const ticketId = z
  .int()
  .positive()
  .describe('`id` of the ticket, the number in its address.')

/** Which page of a list. */
export const paging = {
  per_page: z.int().min(1).max(100).default(25).describe('How many, at most 100.'),
  page: z.int().min(1).default(1).describe('The first page is 1.'),
}
