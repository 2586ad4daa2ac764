import { MaillonError } from '@maillon/core'
import {
  apiKey,
  defineToolkit,
  get,
  path,
  type Toolkit,
  type ToolRequest,
} from '@maillon/core/toolkit'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Outbound } from '../../outbound/outbound.ts'
import type { OutboundInit } from '../../outbound/outbound-init.ts'
import { proxyUrl } from '../../sessions/proxy-url.ts'
import { callUpstream, originsOf } from './upstream-call.ts'

/** A short run in the suite; the bar sets more. */
const numRuns = Number(process.env.MAILLON_PROPERTY_RUNS ?? 2_000)

const toolkit: Toolkit = defineToolkit({
  slug: 'up',
  name: 'Up',
  description: 'Up.',
  version: '20261126_00',
  baseUrl: 'https://api.up.test/v1',
  origins: ['https://files.up.test'],
  auth: apiKey(),
  verified: 'specified',
  tools: [],
})
const credential = {
  scheme: 'API_KEY',
  fields: {},
  secrets: { api_key: 'canary-key-0123456789' },
} as const

/** Where a request would be dialled, as the last wall sees it. */
async function dialled(request: () => ToolRequest): Promise<URL | undefined> {
  const seen: { url: string; init: OutboundInit }[] = []
  const send = async (url: string, init: OutboundInit) => {
    seen.push({ url, init })
    return { status: 200, headers: new Headers(), body: new Uint8Array() }
  }
  const outbound: Outbound = Object.assign(send, { close: async () => {} })
  try {
    await callUpstream({ toolkit, request: request(), credential, outbound })
  } catch (error) {
    if (!MaillonError.is(error)) throw error
    return undefined
  }
  const [call] = seen
  if (!call || !URL.canParse(call.url)) return undefined
  expect(call.init.origins).toEqual(originsOf(toolkit))
  const url = new URL(call.url)
  // What Outbound refuses is not dialled.
  return call.init.origins.includes(url.origin) && url.username === '' ? url : undefined
}

const evil = fc.constantFrom(
  '..',
  '.',
  '/',
  '//',
  '\\',
  '@',
  '#',
  '?',
  '%2e%2e',
  '%2f',
  '%5c',
  'evil.test',
  ':8443',
  '\n',
  '\t',
  '\0',
  'https://',
  'evil.test@',
  '.evil.test',
  ';',
  '．．',
  '／',
  '@evil.test/',
  '//evil.test',
  '/..//evil.test',
)
const piece = fc.oneof(evil, fc.string({ maxLength: 12, unit: 'grapheme' }))
const text = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''))

test('T21 S06 whatever stands in a path or query, a credential goes to its own origins, or nowhere', async () => {
  await fc.assert(
    fc.asyncProperty(
      text,
      text,
      fc.dictionary(text, text, { maxKeys: 3 }),
      async (one, two, query) => {
        for (const request of [
          () => get(path`/items/${one}/parts/${two}`, query),
          () => get(`/items/${one}`, query),
          () => get(one + two, query),
          () => get(`https://files.up.test${one}`, query),
          () => get(`https://files.up.test/${one}`, query),
        ]) {
          const url = await dialled(request)
          if (url) expect(originsOf(toolkit)).toContain(url.origin)
        }
      },
    ),
    { numRuns },
  )
})

test('T21 S06 a value in a path never leads to another endpoint', async () => {
  await fc.assert(
    fc.asyncProperty(text, async (value) => {
      const url = await dialled(() => get(path`/items/${value}/parts`))
      if (url) expect(url.pathname).toMatch(/^\/v1\/items\/[^/]+\/parts$/)
    }),
    { numRuns },
  )
})

test("T21 S06 an app's own endpoint stays below the toolkit's address", async () => {
  fc.assert(
    fc.property(
      fc.oneof(
        text,
        text.map((rest) => `/${rest}`),
      ),
      (endpoint) => {
        try {
          const url = new URL(proxyUrl(toolkit, endpoint))
          expect(originsOf(toolkit)).toContain(url.origin)
          if (endpoint.startsWith('/')) expect(url.pathname).toMatch(/^\/v1\//)
        } catch (error) {
          if (!MaillonError.is(error, 'outbound_refused')) throw error
        }
      },
    ),
    { numRuns },
  )
})
