import { defineTool, get, post } from '@maillon/core/toolkit'
import { z } from 'zod'
import { paging } from './fields.ts'

const contact = z.object({
  id: z.number(),
  name: z.string().nullish(),
  email: z.string().nullish(),
  phone: z.string().nullish(),
  mobile: z.string().nullish(),
  company_id: z.number().nullish(),
  job_title: z.string().nullish(),
})

export const listContacts = defineTool({
  slug: 'FRESHDESK_LIST_CONTACTS',
  name: 'List contacts',
  description: 'List customers; one by e-mail or phone, or those of a company.',
  effect: 'read',
  keywords: ['customers', 'people', 'requester', 'find', 'search', 'who'],
  input: z.object({
    email: z.email().optional().describe('Whose address it is.'),
    phone: z.string().optional().describe('Whose number it is, as it is written there.'),
    company_id: z.int().optional().describe('Of this company.'),
    ...paging,
  }),
  output: z.object({ contacts: z.array(contact) }),
  request: (input) => get('/contacts', input),
  response: (contacts: never[]) => ({ contacts }),
})

export const createContact = defineTool({
  slug: 'FRESHDESK_CREATE_CONTACT',
  name: 'Create a contact',
  description: 'Add a customer; an address that is there already is refused.',
  effect: 'write',
  keywords: ['customer', 'person', 'new', 'add', 'requester'],
  input: z.object({
    name: z.string().min(1).describe('Their name.'),
    email: z.email().describe('Their address.'),
    phone: z.string().optional().describe('Their number.'),
    job_title: z.string().optional().describe('What they do.'),
    company_id: z.int().optional().describe('`company_id` of another contact there.'),
  }),
  output: contact,
  request: (input) => post('/contacts', input),
})

interface Agent {
  id: number
  contact: { name?: string; email?: string }
}

export const listAgents = defineTool({
  slug: 'FRESHDESK_LIST_AGENTS',
  name: 'List agents',
  description: 'List who works on tickets.',
  effect: 'read',
  keywords: ['team', 'staff', 'support', 'assign', 'colleagues', 'people'],
  input: z.object({
    email: z.email().optional().describe('Whose address it is.'),
    ...paging,
  }),
  output: z.object({
    agents: z.array(
      z.object({
        id: z.number(),
        name: z.string().optional(),
        email: z.string().optional(),
        available: z.boolean().nullish(),
        group_ids: z.array(z.number()).nullish(),
      }),
    ),
  }),
  request: (input) => get('/agents', input),
  response: (agents: Agent[]) => ({
    agents: agents.map(({ contact: { name, email }, ...rest }) => ({ ...rest, name, email })),
  }),
})
