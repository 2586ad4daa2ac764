import { runTool } from '@maillon/testkit/upstreams'
import { Stripe } from 'stripe'
import { expect, test } from 'vitest'
import { specified } from '../specified.contract.ts'
import { billingCases, client, list } from './billing-cases.contract.ts'
import { filesCases } from './files-cases.contract.ts'
import { stripe } from './index.ts'

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
  ...billingCases,
  ...filesCases,
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
