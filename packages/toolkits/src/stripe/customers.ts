import { defineTool, get } from '@maillon/core/toolkit'
import { z } from 'zod'
import {
  metadata,
  nextCursor,
  nextCursorOf,
  paging,
  type StripeList,
  timeOf,
  units,
} from './fields.ts'
import { postForm } from './form.ts'

const customer = z.object({
  id: z.string(),
  name: z.string().nullish(),
  email: z.string().nullish(),
  phone: z.string().nullish(),
  description: z.string().nullish(),
  created: z.string(),
  balance: units.nullish().describe('What the next invoice adds; below zero, what it takes off.'),
  currency: z.string().nullish(),
  delinquent: z.boolean().nullish().describe('Whether the last invoice that was due is unpaid.'),
  metadata: metadata.optional(),
})

type StripeCustomer = Omit<z.input<typeof customer>, 'created'> & { created: number }

const readCustomer = (source: StripeCustomer) => ({ ...source, created: timeOf(source.created) })

export const listCustomers = defineTool({
  slug: 'STRIPE_LIST_CUSTOMERS',
  name: 'List customers',
  description:
    'List customers, the newest first, or those with one e-mail address. STRIPE_SEARCH_CUSTOMERS finds them by name.',
  effect: 'read',
  important: true,
  keywords: ['clients', 'buyers', 'find', 'payers'],
  input: z.object({
    email: z.string().optional().describe('Only those with exactly this address.'),
    ...paging,
  }),
  output: z.object({ customers: z.array(customer), next_cursor: nextCursor }),
  request: (query) => get('/customers', query),
  response: (list: StripeList<StripeCustomer>) => ({
    customers: list.data.map(readCustomer),
    next_cursor: nextCursorOf(list),
  }),
})

export const searchCustomers = defineTool({
  slug: 'STRIPE_SEARCH_CUSTOMERS',
  name: 'Search customers',
  description:
    "Find customers in Stripe's query language. New ones are found after about a minute.",
  effect: 'read',
  keywords: ['find', 'clients', 'look up', 'name'],
  input: z.object({
    query: z
      .string()
      .min(1)
      .describe(
        "Conditions joined by AND or OR: name~'ada', email:'ada@example.com', metadata['plan']:'pro', created>1764115200.",
      ),
    limit: paging.limit,
    page: z
      .string()
      .optional()
      .describe('`next_page` of the page before; leave out for the first page.'),
  }),
  output: z.object({
    customers: z.array(customer),
    next_page: z.string().nullish().describe('`page` of the next page; null on the last one.'),
  }),
  request: (query) => get('/customers/search', query),
  response: ({ data, next_page }: { data: StripeCustomer[]; next_page?: string | null }) => ({
    customers: data.map(readCustomer),
    next_page,
  }),
})

export const createCustomer = defineTool({
  slug: 'STRIPE_CREATE_CUSTOMER',
  name: 'Create a customer',
  description:
    'Add a customer. Stripe takes the same address twice, so look for it with STRIPE_LIST_CUSTOMERS first.',
  effect: 'write',
  keywords: ['new', 'add', 'client', 'buyer'],
  input: z.object({
    email: z.email().optional().describe('Where invoices and receipts go.'),
    name: z.string().optional().describe('Full name, or that of a company.'),
    phone: z.string().optional().describe('Phone number.'),
    description: z.string().optional().describe('A note; the customer does not see it.'),
    metadata: metadata.optional().describe('Facts of your own, by name.'),
  }),
  output: customer,
  request: (body) => postForm('/customers', body),
  response: readCustomer,
})
