import { createCustomTool } from '@maillon/core'
import { z } from 'zod'

const orders = new Map([
  ['A-118', { item: 'Quick link, steel', state: 'sent' }],
  ['A-119', { item: 'Rope, 60 m', state: 'packed' }],
])

/** Works on the app's own data. */
export const findOrder = createCustomTool('FIND_ORDER', {
  name: 'Find order',
  description: 'Finds an order of the shop by its number, with what was ordered and how far it is.',
  inputParams: z.object({ number: z.string().describe('Number of the order, e.g. A-118.') }),
  preload: true,
  execute: ({ number }) => orders.get(number) ?? { state: 'unknown' },
})

/** Extends GitHub: calls its API with the account that the user connected, and never sees the token. */
export const countRepositories = createCustomTool('COUNT_REPOSITORIES', {
  name: 'Count repositories',
  description: "Counts the user's repositories on GitHub.",
  inputParams: z.object({}),
  extendsToolkit: 'github',
  execute: async (_input, { proxyExecute }) => {
    const { data } = await proxyExecute({ endpoint: '/user/repos', method: 'GET' })
    return { count: Array.isArray(data) ? data.length : 0 }
  },
})
