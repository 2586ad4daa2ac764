import {
  defineTool,
  defineToolkit,
  fileInput,
  fileOutput,
  get,
  multipart,
  noAuth,
  post,
} from '@maillon/core/toolkit'
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
    defineTool({
      slug: 'SHOP_ADD_RECEIPT',
      name: 'Add a receipt',
      description: 'Add a receipt.',
      effect: 'write',
      input: z.object({ receipt: fileInput('The receipt.') }),
      output: z.object({ id: z.string() }),
      run: async ({ receipt }, upstream) => {
        const file = await upstream.file(receipt)
        return (await upstream.call({
          method: 'POST',
          path: '/receipts',
          ...multipart([
            { name: 'order', text: 'o1' },
            { name: 'file', file },
          ]),
        })) as { id: string }
      },
    }),
    defineTool({
      slug: 'SHOP_GET_RECEIPT',
      name: 'Get a receipt',
      description: 'Get a receipt.',
      effect: 'read',
      input: z.object({}),
      output: z.object({ file: fileOutput() }),
      run: async (_, upstream) => ({
        file: await upstream.download(
          { method: 'GET', path: 'https://store.test/signed', anonymous: true },
          { name: 'receipt.pdf' },
        ),
      }),
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

const receipt = { name: 'receipt.pdf', mimetype: 'application/pdf', text: '%PDF-1.7 é' }

/** The same by a browser's form. */
function sendForm(text: string) {
  const body = new FormData()
  body.set('order', 'o1')
  body.set('file', new Blob([text], { type: 'application/pdf' }), 'receipt.pdf')
  return fetch('https://api.shop.test/receipts', { method: 'POST', body })
}

test('parts of a body are compared with what stands in them, whatever is between them', async () => {
  const compare = (text: string) =>
    runSpecifiedCase(toolkit, {
      slug: 'SHOP_ADD_RECEIPT',
      input: { receipt: 'file_1' },
      files: [receipt],
      answer: { id: 'r1' },
      sdk: () => sendForm(text),
    })
  const alike = await compare(receipt.text)
  expect(alike.ours).toEqual(alike.theirs)
  expect(alike.ours[0]?.body).toMatchObject([
    { name: 'order', body: 'o1' },
    { name: 'file', filename: 'receipt.pdf', contentType: 'application/pdf', body: receipt.text },
  ])
  const other = await compare('%PDF-1.7 e')
  expect(other.ours).not.toEqual(other.theirs)
})

test('a whole response can be answered, and what a tool keeps of it is told', async () => {
  const { ours, output } = await runSpecifiedCase(toolkit, {
    slug: 'SHOP_GET_RECEIPT',
    files: [receipt],
    answer: new Response('bytes', { headers: { 'content-type': 'application/pdf' } }),
    sdk: () => fetch('https://store.test/signed'),
    headers: ['Authorization'],
  })
  expect(ours).toMatchObject([
    { url: 'https://store.test/signed', headers: { authorization: null } },
  ])
  expect(output.file).toMatchObject({ id: 'file_2', name: 'receipt.pdf', size: 5 })
})

test('headers that mean something are compared, and JSON in them by what it says', async () => {
  const compare = (arg: string) =>
    runSpecifiedCase(toolkit, {
      slug: 'SHOP_CREATE_ORDER',
      input: { name: 'x' },
      answer: { id: 'o1' },
      headers: ['X-Arg'],
      sdk: () =>
        fetch('https://api.shop.test/orders', {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...(arg && { 'x-arg': arg }) },
          body: '{"name":"x"}',
        }),
    })
  expect((await compare('{ "a": 1 }')).theirs[0]?.headers).toEqual({ 'x-arg': { a: 1 } })
  const alike = await compare('')
  expect(alike.ours).toEqual(alike.theirs)
  const other = await compare('a')
  expect(other.ours).not.toEqual(other.theirs)
})
