import { defineTool, defineToolkit, get, noAuth, post } from '@maillon/core/toolkit'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { captureRequests } from './capture-requests.ts'
import { runSpecifiedCase } from './specified-case.ts'

const toolkit = defineToolkit({
  slug: 'shop',
  name: 'Shop',
  description: 'A shop.',
  version: '20261126_00',
  baseUrl: 'https://api.shop.test',
  auth: noAuth(),
  verified: 'specified',
  tools: [
    defineTool({
      slug: 'SHOP_LIST_ORDERS',
      name: 'List orders',
      description: 'List orders.',
      effect: 'read',
      input: z.object({ limit: z.int() }),
      output: z.object({ orders: z.array(z.object({ id: z.string() })) }),
      request: ({ limit }) => get('/orders', { limit, open: true }),
    }),
    defineTool({
      slug: 'SHOP_CREATE_ORDER',
      name: 'Create an order',
      description: 'Create an order.',
      effect: 'write',
      input: z.object({ name: z.string() }),
      output: z.object({ id: z.string() }),
      request: (json) => post('/orders', json),
    }),
  ],
})

test('a tool that sends what the SDK sends is alike, whatever the order of its query', async () => {
  const outcome = await runSpecifiedCase(toolkit, {
    slug: 'SHOP_LIST_ORDERS',
    input: { limit: 5 },
    answer: { orders: [{ id: 'o1', secret: 'dropped' }] },
    sdk: () => fetch('https://api.shop.test/orders/?open=true&limit=5'),
  })
  expect(outcome.ours).toEqual(outcome.theirs)
  expect(outcome.output).toEqual({ orders: [{ id: 'o1' }] })
})

test.each([
  ['another path', 'https://api.shop.test/order', { method: 'POST' }],
  ['another method', 'https://api.shop.test/orders', { method: 'PUT' }],
  ['another host', 'https://api.shop.example/orders', { method: 'POST' }],
  ['a query', 'https://api.shop.test/orders?name=x', { method: 'POST' }],
])('a tool that sends other than the SDK is not: %s', async (_, url, init) => {
  const headers = { 'content-type': 'application/json' }
  const outcome = await runSpecifiedCase(toolkit, {
    slug: 'SHOP_CREATE_ORDER',
    input: { name: 'x' },
    answer: { id: 'o1' },
    sdk: () => fetch(url, { ...init, headers, body: '{"name":"x"}' }),
  })
  expect(outcome.ours).not.toEqual(outcome.theirs)
})

test('members that an SDK adds by itself can be left out of the comparison, others not', async () => {
  const compare = (ignore: string[]) =>
    runSpecifiedCase(toolkit, {
      slug: 'SHOP_CREATE_ORDER',
      input: { name: 'x' },
      answer: { id: 'o1' },
      sdk: () =>
        fetch('https://api.shop.test/orders', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: '{"name":"x","client":"sdk"}',
        }),
      ignore,
    })
  const alike = await compare(['client'])
  expect(alike.ours).toEqual(alike.theirs)
  const other = await compare(['version'])
  expect(other.ours).not.toEqual(other.theirs)
})

test('nothing is caught once the run is over, and a run that throws is over too', async () => {
  const failing = captureRequests(() => Promise.reject(new Error('no')), {})
  await expect(failing).rejects.toThrow('no')
  await expect(fetch('http://127.0.0.1:1/')).rejects.toThrow('fetch failed')
})
