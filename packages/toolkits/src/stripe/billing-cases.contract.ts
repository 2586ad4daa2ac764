import { Stripe } from 'stripe'
import type { ToolCase } from '../specified.contract.ts'

/** Made anew for each case: a client keeps the fetch that it finds when it is made. */
export const client = () =>
  new Stripe('specified', {
    httpClient: Stripe.createFetchHttpClient(),
    maxNetworkRetries: 0,
    telemetry: false,
  })

/** A list, as Stripe answers it. */
export const list = (data: object[], has_more = false) => ({ object: 'list', data, has_more })

const invoice = {
  id: 'in_1',
  number: 'A1-0001',
  status: 'draft',
  customer: 'cus_1',
  currency: 'usd',
  total: 1050,
  amount_due: 1050,
  amount_paid: 0,
  created: 1_764_115_200,
  due_date: 1_764_201_600,
}
const invoiceRead = {
  ...invoice,
  created: '2025-11-26T00:00:00.000Z',
  due_date: '2025-11-27T00:00:00.000Z',
}

const subscription = {
  id: 'sub_1',
  status: 'active',
  customer: 'cus_1',
  currency: 'usd',
  created: 1_764_115_200,
  cancel_at_period_end: false,
  canceled_at: null,
  items: list([
    {
      id: 'si_1',
      quantity: 2,
      current_period_end: 1_764_201_600,
      price: {
        id: 'price_1',
        product: 'prod_1',
        unit_amount: 900,
        recurring: { interval: 'month' },
      },
    },
  ]),
}
const subscriptionRead = {
  ...subscription,
  created: '2025-11-26T00:00:00.000Z',
  items: [
    {
      price: 'price_1',
      product: 'prod_1',
      unit_amount: 900,
      interval: 'month',
      quantity: 2,
      current_period_end: '2025-11-27T00:00:00.000Z',
    },
  ],
}
/** What is sold: subscriptions, invoices, prices and payment links. */
export const billingCases: readonly ToolCase[] = [
  {
    slug: 'STRIPE_LIST_SUBSCRIPTIONS',
    input: { customer: 'cus_1', status: 'all' },
    answer: list([subscription]),
    sdk: () => client().subscriptions.list({ customer: 'cus_1', status: 'all', limit: 25 }),
    output: { subscriptions: [subscriptionRead], next_cursor: null },
  },
  {
    slug: 'STRIPE_CANCEL_SUBSCRIPTION',
    input: { subscription_id: 'sub_1' },
    answer: { ...subscription, cancel_at_period_end: true },
    sdk: () => client().subscriptions.update('sub_1', { cancel_at_period_end: true }),
    output: { ...subscriptionRead, cancel_at_period_end: true },
  },
  {
    slug: 'STRIPE_CANCEL_SUBSCRIPTION',
    input: { subscription_id: 'sub_1', at_period_end: false },
    answer: { ...subscription, status: 'canceled', canceled_at: 1_764_115_200 },
    sdk: () => client().subscriptions.cancel('sub_1'),
    output: {
      ...subscriptionRead,
      status: 'canceled',
      canceled_at: '2025-11-26T00:00:00.000Z',
    },
  },
  {
    slug: 'STRIPE_LIST_INVOICES',
    input: { status: 'open', since: '2025-11-26T00:00:00Z' },
    answer: list([invoice]),
    sdk: () =>
      client().invoices.list({ status: 'open', created: { gte: 1_764_115_200 }, limit: 25 }),
    output: { invoices: [invoiceRead], next_cursor: null },
  },
  {
    slug: 'STRIPE_CREATE_INVOICE',
    input: {
      customer: 'cus_1',
      currency: 'usd',
      items: [
        { description: 'Rope', amount: 900 },
        { description: 'Shipping', amount: 150 },
      ],
    },
    answer: ({ url }) =>
      url.endsWith('/invoiceitems') ? { object: 'invoiceitem', id: 'ii_1' } : invoice,
    sdk: async () => {
      const sdk = client()
      await sdk.invoices.create({
        customer: 'cus_1',
        currency: 'usd',
        days_until_due: 30,
        auto_advance: false,
        collection_method: 'send_invoice',
        pending_invoice_items_behavior: 'exclude',
      })
      for (const [description, amount] of [
        ['Rope', 900],
        ['Shipping', 150],
      ] as const) {
        await sdk.invoiceItems.create({
          customer: 'cus_1',
          invoice: 'in_1',
          currency: 'usd',
          description,
          amount,
        })
      }
      await sdk.invoices.retrieve('in_1')
    },
    output: invoiceRead,
  },
  {
    slug: 'STRIPE_LIST_PRICES',
    input: { product: 'prod_1' },
    answer: list([
      {
        id: 'price_1',
        product: { id: 'prod_1', name: 'Rope', images: [] },
        nickname: null,
        unit_amount: 900,
        currency: 'usd',
        recurring: { interval: 'month', interval_count: 1 },
        active: true,
      },
    ]),
    sdk: () =>
      client().prices.list({
        product: 'prod_1',
        active: true,
        limit: 25,
        expand: ['data.product'],
      }),
    output: {
      prices: [
        {
          id: 'price_1',
          product: 'prod_1',
          product_name: 'Rope',
          nickname: null,
          unit_amount: 900,
          currency: 'usd',
          interval: 'month',
          active: true,
        },
      ],
      next_cursor: null,
    },
  },
  {
    slug: 'STRIPE_CREATE_PAYMENT_LINK',
    input: { line_items: [{ price: 'price_1' }, { price: 'price_2', quantity: 3 }] },
    answer: { id: 'plink_1', url: 'https://buy.stripe.com/1', active: true, metadata: {} },
    sdk: () =>
      client().paymentLinks.create({
        line_items: [
          { price: 'price_1', quantity: 1 },
          { price: 'price_2', quantity: 3 },
        ],
      }),
    output: { id: 'plink_1', url: 'https://buy.stripe.com/1', active: true },
  },
]
