import { defineTool, get, path } from '@maillon/core/toolkit'
import { z } from 'zod'
import { nextCursor, nextCursorOf, paging, type StripeList, timeOf, units } from './fields.ts'
import { postForm } from './form.ts'

const item = z.object({
  price: z.string(),
  product: z.string(),
  unit_amount: units.nullish(),
  interval: z.string().optional(),
  quantity: z.number().optional(),
  current_period_end: z.string().describe('When it is paid again, or ends.'),
})

const subscription = z.object({
  id: z.string(),
  status: z.string().describe('`active`, `trialing`, `past_due`, `canceled` and so on.'),
  customer: z.string(),
  currency: z.string(),
  created: z.string(),
  cancel_at_period_end: z.boolean(),
  canceled_at: z.string().nullable(),
  items: z.array(item),
})

interface StripeSubscription {
  id: string
  status: string
  customer: string
  currency: string
  created: number
  cancel_at_period_end: boolean
  canceled_at: number | null
  items: { data: StripeSubscriptionItem[] }
}

interface StripeSubscriptionItem {
  quantity?: number
  current_period_end: number
  price: {
    id: string
    product: string
    unit_amount: number | null
    recurring: { interval: string } | null
  }
}

function readSubscription(source: StripeSubscription): z.input<typeof subscription> {
  return {
    ...source,
    created: timeOf(source.created),
    canceled_at: source.canceled_at === null ? null : timeOf(source.canceled_at),
    items: source.items.data.map(({ price, quantity, current_period_end }) => ({
      price: price.id,
      product: price.product,
      unit_amount: price.unit_amount,
      interval: price.recurring?.interval,
      quantity,
      current_period_end: timeOf(current_period_end),
    })),
  }
}

export const listSubscriptions = defineTool({
  slug: 'STRIPE_LIST_SUBSCRIPTIONS',
  name: 'List subscriptions',
  description: 'List subscriptions, the newest first: who pays for what, and until when.',
  effect: 'read',
  important: true,
  keywords: ['plans', 'recurring', 'members', 'churn', 'renewals'],
  input: z.object({
    customer: z.string().optional().describe('Only of this customer: cus_…'),
    price: z.string().optional().describe('Only to this price: price_…'),
    status: z
      .enum([
        'active',
        'all',
        'canceled',
        'ended',
        'incomplete',
        'incomplete_expired',
        'past_due',
        'paused',
        'trialing',
        'unpaid',
      ])
      .optional()
      .describe('Only in this state; when left out, all that were not canceled.'),
    ...paging,
  }),
  output: z.object({ subscriptions: z.array(subscription), next_cursor: nextCursor }),
  request: (query) => get('/subscriptions', query),
  response: (list: StripeList<StripeSubscription>) => ({
    subscriptions: list.data.map(readSubscription),
    next_cursor: nextCursorOf(list),
  }),
})

export const cancelSubscription = defineTool({
  slug: 'STRIPE_CANCEL_SUBSCRIPTION',
  name: 'Cancel a subscription',
  description:
    'End a subscription when its paid time is over, or at once, which cannot be undone and pays nothing back.',
  effect: 'destroy',
  idempotent: true,
  keywords: ['stop', 'unsubscribe', 'terminate', 'plan'],
  plan: [{ tool: 'STRIPE_LIST_SUBSCRIPTIONS', to: 'find the subscription' }],
  input: z.object({
    subscription_id: z.string().describe('`id` of the subscription: sub_…'),
    at_period_end: z
      .boolean()
      .default(true)
      .describe('Whether it runs until its paid time is over; false ends it at once.'),
  }),
  output: subscription,
  request: ({ subscription_id, at_period_end }) =>
    at_period_end
      ? postForm(path`/subscriptions/${subscription_id}`, { cancel_at_period_end: true })
      : { method: 'DELETE', path: path`/subscriptions/${subscription_id}` },
  response: readSubscription,
})
