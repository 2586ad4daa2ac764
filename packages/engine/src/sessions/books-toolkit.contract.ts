import { apiKey, defineTool, defineToolkit } from '@maillon/core/toolkit'
import { z } from 'zod'

/** A toolkit with accounts, whose answers need no upstream and are long; and how often its tool ran. */
export function newBooksToolkit() {
  const ran = { times: 0 }
  const toolkit = defineToolkit({
    slug: 'books',
    name: 'Books',
    description: 'Lists books.',
    version: '20261126_00',
    baseUrl: 'https://books.example.test',
    auth: apiKey(),
    verified: 'emulated',
    tools: [
      defineTool({
        slug: 'BOOKS_LIST',
        name: 'List books',
        description: 'Lists books about something.',
        effect: 'read',
        input: z.object({ about: z.string() }),
        output: z.object({ books: z.array(z.string()) }),
        run: async ({ about }) => {
          ran.times += 1
          return { books: Array.from({ length: 400 }, (_, id) => `${about}, volume ${id}`) }
        },
      }),
    ],
  })
  return { toolkit, ran }
}
