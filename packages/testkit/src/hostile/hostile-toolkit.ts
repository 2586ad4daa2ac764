import { defineTool, defineToolkit, get, oauth2, post, type Toolkit } from '@maillon/core/toolkit'
import { z } from 'zod'

/** The origin that a hostile upstream is mapped to by the engine's `routes`. */
export const hostileOrigin = 'https://hostile.test'

const output = z.object({ sub: z.string(), effects: z.number() })

/** A toolkit for the hostile upstream: tools that read, one that writes. */
export const hostileToolkit: Toolkit = defineToolkit({
  slug: 'hostile',
  name: 'Hostile',
  description: 'An upstream that behaves badly when told to.',
  version: '20261126_00',
  baseUrl: hostileOrigin,
  auth: oauth2({
    authorizeUrl: `${hostileOrigin}/authorize`,
    tokenUrl: `${hostileOrigin}/token`,
    revokeUrl: `${hostileOrigin}/revoke`,
    grant: 'separate',
    scopes: { items: 'See and make items' },
  }),
  verified: 'emulated',
  identity: {
    request: get('/me'),
    read: ({ sub }: { sub: string }) => ({ subject: sub, label: sub }),
  },
  tools: [
    defineTool({
      slug: 'HOSTILE_GET_ITEM',
      name: 'Get an item',
      description: 'Read something.',
      effect: 'read',
      input: z.object({ id: z.string().optional() }),
      output,
      request: (query) => get('/items', query),
    }),
    defineTool({
      slug: 'HOSTILE_LIST_ITEMS',
      name: 'List items',
      description:
        'Read many things, which may be large: the upstream answers what a test tells it to.',
      effect: 'read',
      input: z.object({}),
      output: z.object({ items: z.array(z.object({ id: z.number(), title: z.string() })) }),
      request: () => get('/items'),
    }),
    defineTool({
      slug: 'HOSTILE_CREATE_ITEM',
      name: 'Create an item',
      description: 'Make something.',
      effect: 'write',
      input: z.object({ name: z.string().default('item') }),
      output,
      request: (body) => post('/items', body),
    }),
  ],
})
