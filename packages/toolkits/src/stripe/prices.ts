import { defineTool, get } from '@maillon/core/toolkit'
import { z } from 'zod'
import { nextCursor, nextCursorOf, paging, type StripeList, units } from './fields.ts'
import { postForm } from './form.ts'

const price = z.object({
  id: z.string(),
  product: z.string().describe('`id` of what is sold.'),
  product_name: z.string().optional(),
  nickname: z.string().nullish(),
  unit_amount: units.nullish(),
  currency: z.string(),
  interval: z.string().optional().describe('How often it is paid; once when absent.'),
  active: z.boolean(),
})

interface StripePrice {
  id: string
  product: { id: string; name?: string }
  nickname?: string | null
  unit_amount?: number | null
  currency: string
  recurring?: { interval: string } | null
  active: boolean
}

export const listPrices = defineTool({
  slug: 'STRIPE_LIST_PRICES',
  name: 'List prices',
  description: 'List what is sold and for how much, the newest first.',
  effect: 'read',
  keywords: ['products', 'plans', 'catalogue', 'cost', 'offers'],
  input: z.object({
    product: z.string().optional().describe('Only of this product: prod_…'),
    active: z.boolean().default(true).describe('False lists those that are no longer sold.'),
    ...paging,
  }),
  output: z.object({ prices: z.array(price), next_cursor: nextCursor }),
  request: (query) => get('/prices', { ...query, 'expand[0]': 'data.product' }),
  response: (list: StripeList<StripePrice>) => ({
    prices: list.data.map(({ product, recurring, ...one }) => ({
      ...one,
      product: product.id,
      product_name: product.name,
      interval: recurring?.interval,
    })),
    next_cursor: nextCursorOf(list),
  }),
})

export const createPaymentLink = defineTool({
  slug: 'STRIPE_CREATE_PAYMENT_LINK',
  name: 'Create a payment link',
  description: 'Make a link to a page where anybody can buy at these prices.',
  effect: 'write',
  keywords: ['checkout', 'sell', 'pay', 'url', 'buy button'],
  plan: [{ tool: 'STRIPE_LIST_PRICES', to: 'learn the id of the price' }],
  input: z.object({
    line_items: z
      .array(
        z.object({
          price: z.string().describe('`id` from STRIPE_LIST_PRICES: price_…'),
          quantity: z.int().min(1).default(1).describe('How many.'),
        }),
      )
      .min(1)
      .describe('What is sold.'),
  }),
  output: z.object({ id: z.string(), url: z.string(), active: z.boolean() }),
  request: (body) => postForm('/payment_links', body),
})
