import { defineTool, get } from '@maillon/core/toolkit'
import { z } from 'zod'
import {
  amount,
  createdSince,
  nextCursor,
  nextCursorOf,
  paging,
  type StripeList,
  since,
  timeOf,
  units,
} from './fields.ts'
import { postForm } from './form.ts'

const money = z.object({ amount: units, currency: z.string() })

export const getBalance = defineTool({
  slug: 'STRIPE_RETRIEVE_BALANCE',
  name: 'Get the balance',
  description: 'Get what is on the Stripe account: what can be paid out, and what is on its way.',
  effect: 'read',
  keywords: ['money', 'funds', 'payout', 'available', 'pending'],
  input: z.object({}),
  output: z.object({
    available: z.array(money),
    pending: z.array(money),
    livemode: z.boolean().describe('False: a sandbox, no real money.'),
  }),
  request: () => get('/balance'),
})

const charge = z.object({
  id: z.string(),
  amount: units,
  amount_refunded: units,
  currency: z.string(),
  status: z.string().describe('`succeeded`, `pending` or `failed`.'),
  refunded: z.boolean(),
  disputed: z.boolean(),
  created: z.string(),
  customer: z.string().nullish(),
  email: z.string().nullish(),
  description: z.string().nullish(),
  failure_message: z.string().nullish(),
  payment_intent: z.string().nullish(),
  receipt_url: z.string().nullish(),
})

type StripeCharge = Omit<z.input<typeof charge>, 'created' | 'email'> & {
  created: number
  billing_details?: { email?: string | null }
}

export const listCharges = defineTool({
  slug: 'STRIPE_LIST_CHARGES',
  name: 'List charges',
  description: 'List payments, the newest first: how much, from whom, whether they succeeded.',
  effect: 'read',
  important: true,
  keywords: ['payments', 'sales', 'revenue', 'transactions', 'failed', 'income'],
  input: z.object({
    customer: z.string().optional().describe('Only of this customer: cus_…'),
    payment_intent: z.string().optional().describe('Only those of this payment: pi_…'),
    since,
    ...paging,
  }),
  output: z.object({ charges: z.array(charge), next_cursor: nextCursor }),
  request: ({ since: time, ...query }) => get('/charges', { ...query, ...createdSince(time) }),
  response: (list: StripeList<StripeCharge>) => ({
    charges: list.data.map(({ billing_details, ...one }) => ({
      ...one,
      created: timeOf(one.created),
      email: billing_details?.email,
    })),
    next_cursor: nextCursorOf(list),
  }),
})

export const createRefund = defineTool({
  slug: 'STRIPE_CREATE_REFUND',
  name: 'Refund a payment',
  description: 'Give the money of a payment back, all of it or a part. This cannot be undone.',
  effect: 'destroy',
  important: true,
  keywords: ['money back', 'return', 'reimburse', 'reverse'],
  plan: [{ tool: 'STRIPE_LIST_CHARGES', to: 'find the charge' }],
  input: z.object({
    charge: z.string().optional().describe('`id` of the charge: ch_… Give this or payment_intent.'),
    payment_intent: z.string().optional().describe('`id` of the payment: pi_…'),
    amount: amount.optional().describe('In the smallest unit of the currency; all when left out.'),
    reason: z
      .enum(['duplicate', 'fraudulent', 'requested_by_customer'])
      .optional()
      .describe('Why; `fraudulent` also blocks the card.'),
  }),
  output: z.object({
    id: z.string(),
    amount: units,
    currency: z.string(),
    status: z.string().nullish(),
    charge: z.string().nullish(),
    payment_intent: z.string().nullish(),
  }),
  request: (body) => postForm('/refunds', body),
})
