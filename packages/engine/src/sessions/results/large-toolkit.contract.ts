import { defineTool, defineToolkit, noAuth } from '@maillon/core/toolkit'
import { z } from 'zod'

/** A toolkit whose answers are as long as one asks for, and need no upstream. */
export const largeToolkit = defineToolkit({
  slug: 'large',
  name: 'Large',
  description: 'Long answers.',
  version: '20261126_00',
  baseUrl: 'https://large.example.test',
  auth: noAuth(),
  verified: 'emulated',
  tools: [
    defineTool({
      slug: 'LARGE_LIST',
      name: 'List',
      description: 'So many rows of so many characters.',
      effect: 'read',
      input: z.object({ rows: z.number(), characters: z.number().default(100) }),
      output: z.object({ rows: z.array(z.object({ id: z.number(), text: z.string() })) }),
      run: async ({ rows, characters }) => ({
        rows: Array.from({ length: rows }, (_, id) => ({
          id,
          text: `row ${id} ${'x'.repeat(characters)}`,
        })),
      }),
    }),
  ],
})
