import { defineTool, get, path } from '@maillon/core/toolkit'
import { z } from 'zod'
import {
  amount,
  createdSince,
  currency,
  customerId,
  nextCursor,
  nextCursorOf,
  paging,
  type StripeList,
  since,
  timeOf,
  units,
} from './fields.ts'
import { postForm } from './form.ts'

const invoice = z.object({
  id: z.string(),
  number: z.string().nullish(),
  status: z.string().nullish().describe('`draft`, `open`, `paid`, `uncollectible` or `void`.'),
  customer: z.string().nullish(),
  customer_name: z.string().nullish(),
  customer_email: z.string().nullish(),
  currency: z.string(),
  total: units,
  amount_due: units,
  amount_paid: units,
  created: z.string(),
  due_date: z.string().nullable(),
  description: z.string().nullish(),
  hosted_invoice_url: z.string().nullish().describe('Where the customer sees and pays it.'),
  invoice_pdf: z.string().nullish(),
})

type StripeInvoice = Omit<z.input<typeof invoice>, 'created' | 'due_date'> & {
  created: number
  due_date?: number | null
}

function readInvoice(source: StripeInvoice): z.input<typeof invoice> {
  const { created, due_date } = source
  return { ...source, created: timeOf(created), due_date: due_date ? timeOf(due_date) : null }
}

export const listInvoices = defineTool({
  slug: 'STRIPE_LIST_INVOICES',
  name: 'List invoices',
  description: 'List invoices, the newest first, with their state, their sums and their links.',
  effect: 'read',
  keywords: ['bills', 'unpaid', 'overdue', 'open', 'receivables'],
  input: z.object({
    customer: z.string().optional().describe('Only of this customer: cus_…'),
    subscription: z.string().optional().describe('Only of this subscription: sub_…'),
    status: z
      .enum(['draft', 'open', 'paid', 'uncollectible', 'void'])
      .optional()
      .describe('Only in this state; `open` is sent and not paid.'),
    since,
    ...paging,
  }),
  output: z.object({ invoices: z.array(invoice), next_cursor: nextCursor }),
  request: ({ since: time, ...query }) => get('/invoices', { ...query, ...createdSince(time) }),
  response: (list: StripeList<StripeInvoice>) => ({
    invoices: list.data.map(readInvoice),
    next_cursor: nextCursorOf(list),
  }),
})

export const createInvoice = defineTool({
  slug: 'STRIPE_CREATE_INVOICE',
  name: 'Create an invoice',
  description:
    'Make an invoice with its lines for a customer, as a draft. With auto_advance, Stripe finishes and mails it after about an hour.',
  effect: 'write',
  important: true,
  keywords: ['bill', 'charge', 'new', 'draft', 'send'],
  plan: [{ tool: 'STRIPE_SEARCH_CUSTOMERS', to: 'find the customer' }],
  input: z.object({
    customer: customerId,
    currency,
    items: z
      .array(
        z.object({
          description: z.string().min(1).describe('What it is for.'),
          amount,
        }),
      )
      .min(1)
      .describe('The lines.'),
    days_until_due: z.int().min(0).default(30).describe('How long the customer has to pay.'),
    description: z.string().optional().describe('A text above the lines.'),
    auto_advance: z
      .boolean()
      .default(false)
      .describe('Whether Stripe finishes and mails it by itself; false leaves it a draft.'),
  }),
  output: invoice,
  run: async ({ items, ...input }, upstream) => {
    const { customer, currency: unit } = input
    const draft = (await upstream.call(
      postForm('/invoices', {
        ...input,
        collection_method: 'send_invoice',
        pending_invoice_items_behavior: 'exclude',
      }),
    )) as StripeInvoice
    for (const item of items) {
      await upstream.call(
        postForm('/invoiceitems', { customer, invoice: draft.id, currency: unit, ...item }),
      )
    }
    return readInvoice((await upstream.call(get(path`/invoices/${draft.id}`))) as StripeInvoice)
  },
})
