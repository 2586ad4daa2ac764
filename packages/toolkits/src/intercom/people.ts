import { defineTool, get, path, post } from '@maillon/core/toolkit'
import { z } from 'zod'
import {
  contact,
  nextCursor,
  nextCursorOf,
  type Pages,
  paging,
  plain,
  searchBody,
} from './fields.ts'

export const searchContacts = defineTool({
  slug: 'INTERCOM_SEARCH_CONTACTS',
  name: 'Search contacts',
  description: 'Find customers (users and leads) by e-mail, name, phone or the id of your app.',
  effect: 'read',
  important: true,
  keywords: ['customers', 'users', 'leads', 'people', 'find', 'list', 'who'],
  pitfalls: ['A contact that was just made is found after a few minutes.'],
  input: z.object({
    email: z.string().optional().describe('The whole address, or `@acme.com` for all of a domain.'),
    name: z.string().optional().describe('A part of the name.'),
    phone: z.string().optional().describe('With the country code, e.g. `+33612345678`.'),
    external_id: z.string().optional().describe('The id that the app of this workspace gave.'),
    role: z.enum(['user', 'lead']).optional().describe('Users are signed up, leads are not.'),
    ...paging,
  }),
  output: z.object({
    contacts: z.array(contact),
    total_count: z.number().optional(),
    next_cursor: nextCursor,
  }),
  request: (input) =>
    post(
      '/contacts/search',
      searchBody(
        [
          {
            field: 'email',
            operator: input.email?.startsWith('@') ? '~' : '=',
            value: input.email,
          },
          { field: 'name', operator: '~', value: input.name },
          { field: 'phone', operator: '=', value: input.phone },
          { field: 'external_id', operator: '=', value: input.external_id },
          { field: 'role', operator: '=', value: input.role },
          // Intercom wants at least one condition.
          { field: 'created_at', operator: '>', value: 0 },
        ],
        input,
      ),
    ),
  response: ({ data, total_count, pages }: Found) => ({
    contacts: data,
    total_count,
    next_cursor: nextCursorOf(pages),
  }),
})

interface Found {
  data: never[]
  total_count?: number
  pages?: Pages | null
}

export const createContact = defineTool({
  slug: 'INTERCOM_CREATE_CONTACT',
  name: 'Create a contact',
  description:
    'Add a customer as a user or a lead; a user’s address that is there already is refused.',
  effect: 'write',
  keywords: ['customer', 'lead', 'user', 'person', 'new', 'add'],
  input: z.object({
    role: z.enum(['user', 'lead']).default('user').describe('Users are signed up, leads are not.'),
    email: z.email().optional().describe('Their address; a user needs it, or external_id.'),
    external_id: z.string().optional().describe('The id that the app of this workspace gives.'),
    name: z.string().optional().describe('Their name.'),
    phone: z.string().optional().describe('With the country code, e.g. `+33612345678`.'),
    custom_attributes: z
      .record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
      .optional()
      .describe('Attributes of this workspace by name.'),
  }),
  output: contact,
  request: (input) => post('/contacts', input),
})

export const addNote = defineTool({
  slug: 'INTERCOM_ADD_NOTE',
  name: 'Add a note',
  description: 'Write a note about a customer, which teammates see.',
  effect: 'write',
  keywords: ['comment', 'remark', 'contact', 'remember'],
  plan: [{ tool: 'INTERCOM_SEARCH_CONTACTS', to: 'find the customer: its id is the contact_id' }],
  input: z.object({
    contact_id: z.string().min(1).describe('`id` of the contact.'),
    body: z.string().min(1).describe('The text.'),
    admin_id: z.string().optional().describe('`id` of the teammate who writes it.'),
  }),
  output: z.object({ id: z.string(), created_at: z.number() }),
  request: ({ contact_id, ...rest }) => post(path`/contacts/${contact_id}/notes`, rest),
  response: ({ id, created_at }: { id: string | number; created_at: number }) => ({
    id: String(id),
    created_at,
  }),
})

export const listAdmins = defineTool({
  slug: 'INTERCOM_LIST_ADMINS',
  name: 'List teammates',
  description: 'List the teammates of the workspace, with the teams that they are in.',
  effect: 'read',
  keywords: ['admins', 'team', 'staff', 'agents', 'colleagues', 'assign'],
  input: z.object({}),
  output: z.object({
    admins: z.array(
      z.object({
        id: z.string(),
        name: z.string().nullish(),
        email: z.string().nullish(),
        away_mode_enabled: z.boolean().optional(),
        team_ids: z.array(z.union([z.string(), z.number()])).optional(),
      }),
    ),
  }),
  request: () => get('/admins'),
})

interface Article {
  id: string
  body?: string | null
}

export const searchArticles = defineTool({
  slug: 'INTERCOM_SEARCH_ARTICLES',
  name: 'Search help articles',
  description: 'Find articles of the help center that answer a question, with their text.',
  effect: 'read',
  keywords: ['knowledge base', 'faq', 'documentation', 'how to', 'answer', 'guide'],
  input: z.object({
    phrase: z.string().min(1).describe('Words to find.'),
    state: z.enum(['published', 'draft']).default('published').describe('Which articles.'),
  }),
  output: z.object({
    articles: z.array(
      z.object({
        id: z.string(),
        title: z.string().nullish(),
        url: z.string().nullish(),
        text: z.string(),
        updated_at: z.number().optional(),
      }),
    ),
  }),
  request: (input) => get('/articles/search', input),
  response: ({ data }: { data: { articles?: Article[] } }) => ({
    articles: (data.articles ?? []).map(({ body, ...rest }) => ({
      ...rest,
      text: plain(body, 1000),
    })),
  }),
})
