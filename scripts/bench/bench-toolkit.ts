import { apiKey, defineTool, defineToolkit, get } from '@maillon/core/toolkit'
import { z } from 'zod'

/** The bench's upstream as a toolkit. */
export const benchToolkit = defineToolkit({
  slug: 'bench',
  name: 'Bench',
  description: 'A server on loopback.',
  version: '20261123_00',
  baseUrl: 'https://bench.example',
  auth: apiKey(),
  verified: 'emulated',
  tools: [
    defineTool({
      slug: 'BENCH_GET_ITEM',
      name: 'Get item',
      description: 'One item.',
      effect: 'read',
      input: z.object({ id: z.string() }),
      output: z.object({ id: z.string(), text: z.string() }),
      request: ({ id }) => get('/item', { id }),
    }),
  ],
})
