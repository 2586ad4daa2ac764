import { inWay, placeKey, tokenHeaders } from '@maillon/core/toolkit'
import { captureRequests, type WireRequest } from '@maillon/testkit/specified'
import { callUpstream, runTool } from '@maillon/testkit/upstreams'
import { createAdminApiClient } from '@shopify/admin-api-client'
import { buildClientSchema, executeSync, type IntrospectionQuery, parse } from 'graphql'
import { expect, test } from 'vitest'
import { readOperation } from '../read-operation.contract.ts'
import { cases } from './cases.contract.ts'
import { shopifyFailure } from './failure.ts'
import { shopify } from './index.ts'
import { readIntrospection } from './schema.contract.ts'

const schema = await readSchema('2026-07')
const sending = {
  toolkit: shopify,
  routes: {},
  credential: 'specified',
  fields: { shop: 'acme' },
}

/** Shopify's own schema. */
async function readSchema(version: string) {
  const { data } = JSON.parse(await readIntrospection(version)) as { data: IntrospectionQuery }
  // A newer rule about deprecated fields is broken by it, which matters to nobody who asks.
  return buildClientSchema(data, { assumeValid: true })
}

/** What Shopify's schema makes of a world: the fields that were asked for, and an error where one is missing. */
function answer({ body }: WireRequest, rootValue: unknown): object {
  const { query, variables } = body as { query: string; variables?: Record<string, unknown> }
  return executeSync({
    schema,
    document: parse(query),
    rootValue,
    ...(variables && { variableValues: variables }),
  })
}

/** Where Shopify's own client sends a document. */
async function clientSends() {
  const options = {
    storeDomain: 'acme.myshopify.com',
    apiVersion: '2026-07',
    accessToken: 'specified',
  }
  const { requests } = await captureRequests(
    // Made anew: a client keeps the fetch that it finds when it is made.
    () => createAdminApiClient(options).request('{ shop { name } }'),
    {},
  )
  return requests.map(({ method, url }) => ({ method, url }))
}

test.each(cases)('$slug asks by the schema for what it is to ask for', async (one) => {
  const { requests, result } = await captureRequests(
    () => runTool({ ...sending, slug: one.slug, input: one.input ?? {} }),
    (request) => answer(request, one.world),
  )
  expect(requests.map(({ method, url }) => ({ method, url }))).toEqual(await clientSends())
  expect(requests.map(({ body }) => readOperation(schema, body))).toEqual([one.asks])
  expect(result).toEqual(one.output)
})

test('every tool is compared', () => {
  const compared = new Set(cases.map(({ slug }) => slug))
  expect([...compared].toSorted()).toEqual(shopify.tools.map(({ slug }) => slug).toSorted())
})

test('the account is the shop', async () => {
  const identity = shopify.identity
  if (!identity) throw new Error('Shopify tells which shop it is.')
  const shop = { id: 'gid://shopify/Shop/1', name: 'Ropes', myshopifyDomain: 'acme.myshopify.com' }
  const { result } = await captureRequests(
    () => callUpstream(identity.request, sending),
    (request) => answer(request, { shop }),
  )
  expect(identity.read(result as never)).toEqual({
    subject: 'gid://shopify/Shop/1',
    label: 'Ropes (acme.myshopify.com)',
  })
})

test('a token goes in the header of Shopify, however it was had', () => {
  const [oauth, token] = [inWay(shopify, 'oauth').auth, inWay(shopify, 'token').auth]
  if (oauth.scheme !== 'OAUTH2' || token.scheme !== 'API_KEY')
    throw new Error('There are two ways.')
  const headers = { 'x-shopify-access-token': 't' }
  expect(tokenHeaders(oauth, { token: 't', clientId: 'c' })).toEqual(headers)
  expect(placeKey(token, { fields: {}, secrets: { access_token: 't' } }).headers).toEqual(headers)
})

const denied = {
  message: 'Access denied for orders field.',
  extensions: { code: 'ACCESS_DENIED' },
}
const throttled = { message: 'Throttled', extensions: { code: 'THROTTLED' } }

test.each([
  [401, { errors: '[API] Invalid API key' }, '[API] Invalid API key', 'token_rejected'],
  [200, { errors: [denied] }, 'Access denied for orders field.', 'missing_scopes'],
  [200, { errors: [throttled] }, 'Throttled', 'rate_limited'],
  [
    200,
    { data: { productUpdate: { userErrors: [{ field: ['title'], message: 'is blank' }] } } },
    'title: is blank.',
  ],
  [404, '', 'Shopify answered with status 404.'],
])('an error with %i is read: %j', (status, body, message, reason?: string) => {
  expect(shopifyFailure({ status, body })).toEqual({ message, ...(reason && { reason }) })
})

test('an answer without errors is none', () => {
  expect(shopifyFailure({ status: 200, body: { data: { order: null } } })).toBeUndefined()
})
