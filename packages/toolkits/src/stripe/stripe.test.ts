import { runTool } from '@maillon/testkit/upstreams'
import { Stripe } from 'stripe'
import { expect, test } from 'vitest'
import { specified } from '../specified.contract.ts'
import { stripe } from './index.ts'

/** Made anew for each case: a client keeps the fetch that it finds when it is made. */
const client = () =>
  new Stripe('specified', {
    httpClient: Stripe.createFetchHttpClient(),
    maxNetworkRetries: 0,
    telemetry: false,
  })

const list = (data: object[], has_more = false) => ({ object: 'list', data, has_more })

const ada = {
  id: 'cus_1',
  name: 'Ada',
  email: 'ada@example.com',
  created: 1_764_115_200,
  balance: 0,
  delinquent: false,
  metadata: { plan: 'pro' },
}
const adaRead = { ...ada, created: '2025-11-26T00:00:00.000Z' }
const answered = { object: 'customer', livemode: false, invoice_prefix: 'A1', ...ada }

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
const refund = { id: 're_1', amount: 500, currency: 'usd', status: 'succeeded', charge: 'ch_1' }

specified(stripe, [
  {
    slug: 'STRIPE_LIST_CUSTOMERS',
    input: { email: 'ada@example.com', starting_after: 'cus_0' },
    answer: list([answered], true),
    sdk: () =>
      client().customers.list({ email: 'ada@example.com', limit: 25, starting_after: 'cus_0' }),
    output: { customers: [adaRead], next_cursor: 'cus_1' },
  },
  {
    slug: 'STRIPE_SEARCH_CUSTOMERS',
    input: { query: "name~'ada'", page: 'p2', limit: 10 },
    answer: { object: 'search_result', data: [answered], has_more: true, next_page: 'p3' },
    sdk: () => client().customers.search({ query: "name~'ada'", page: 'p2', limit: 10 }),
    output: { customers: [adaRead], next_page: 'p3' },
  },
  {
    slug: 'STRIPE_CREATE_CUSTOMER',
    input: { email: 'ada@example.com', name: 'Ada & Sons', metadata: { plan: 'pro' } },
    answer: answered,
    sdk: () =>
      client().customers.create({
        email: 'ada@example.com',
        name: 'Ada & Sons',
        metadata: { plan: 'pro' },
      }),
    output: adaRead,
  },
  {
    slug: 'STRIPE_RETRIEVE_BALANCE',
    answer: {
      object: 'balance',
      livemode: false,
      available: [{ amount: 1050, currency: 'usd', source_types: { card: 1050 } }],
      pending: [],
    },
    sdk: () => client().balance.retrieve(),
    output: { livemode: false, available: [{ amount: 1050, currency: 'usd' }], pending: [] },
  },
  {
    slug: 'STRIPE_LIST_CHARGES',
    input: { customer: 'cus_1', since: '2025-11-26T01:00:00+01:00' },
    answer: list([
      {
        id: 'ch_1',
        amount: 1050,
        amount_refunded: 0,
        currency: 'usd',
        status: 'failed',
        refunded: false,
        disputed: false,
        created: 1_764_115_200,
        customer: 'cus_1',
        failure_message: 'Your card was declined.',
        billing_details: { email: 'ada@example.com' },
        outcome: { type: 'issuer_declined' },
      },
    ]),
    sdk: () =>
      client().charges.list({ customer: 'cus_1', created: { gte: 1_764_115_200 }, limit: 25 }),
    output: {
      charges: [
        {
          id: 'ch_1',
          amount: 1050,
          amount_refunded: 0,
          currency: 'usd',
          status: 'failed',
          refunded: false,
          disputed: false,
          created: '2025-11-26T00:00:00.000Z',
          customer: 'cus_1',
          failure_message: 'Your card was declined.',
          email: 'ada@example.com',
        },
      ],
      next_cursor: null,
    },
  },
  {
    slug: 'STRIPE_CREATE_REFUND',
    input: { charge: 'ch_1', amount: 500, reason: 'requested_by_customer' },
    answer: { object: 'refund', ...refund },
    sdk: () =>
      client().refunds.create({ charge: 'ch_1', amount: 500, reason: 'requested_by_customer' }),
    output: refund,
  },
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
])

test('answers are asked for in the version that the SDK reads', () => {
  expect(stripe.headers['stripe-version']).toBe(Stripe.API_VERSION)
})

test.each([0, -1, 10.5])('an amount of %d is refused', async (amount) => {
  const input = { charge: 'ch_1', amount }
  const refused = runTool({ toolkit: stripe, slug: 'STRIPE_CREATE_REFUND', input, routes: {} })
  await expect(refused).rejects.toThrow()
})

test('a key that lacks a permission is told from one that is wrong', () => {
  const failure = (status: number) =>
    stripe.failure?.({ status, body: { error: { message: 'No.', param: 'amount' } } })
  expect(failure(200)).toBeUndefined()
  expect(failure(400)).toEqual({ message: 'No. (amount)' })
  expect(failure(401)?.reason).toBe('token_rejected')
  expect(failure(403)?.reason).toBe('missing_scopes')
  expect(failure(429)?.reason).toBe('rate_limited')
})
