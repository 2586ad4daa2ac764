// An engine with a session, in process: what a bundle of it answers is told, and judged by whoever bundled it.
import { Maillon, MaillonError } from '@maillon/core'
import { defineTool, defineToolkit, get, noAuth } from '@maillon/core/toolkit'
import { createEngine } from '@maillon/engine'
import { services } from '@maillon/services'
import { gmail } from '@maillon/toolkits'
import { z } from 'zod'

const books = defineToolkit({
  slug: 'books',
  name: 'Books',
  description: 'A shelf of books.',
  version: '20261130_00',
  baseUrl: 'https://books.example.test',
  auth: noAuth(),
  verified: 'emulated',
  tools: [
    defineTool({
      slug: 'BOOKS_LIST',
      name: 'List books',
      description: 'Lists books.',
      effect: 'read',
      input: z.object({ count: z.number() }),
      output: z.object({ books: z.array(z.object({ id: z.number(), title: z.string() })) }),
      request: ({ count }) => get('/books', { count }),
    }),
  ],
})

/** What an engine does with an upstream that lists as many books as it is asked for. */
export async function told(
  upstream: string,
  servicesFolder?: URL,
): Promise<Record<string, unknown>> {
  const logged: string[] = []
  const warn = (_: object, message: string) => void logged.push(message)
  const log = { debug() {}, info() {}, warn, error: warn }
  const known = await outcome(() => services(servicesFolder ? { folder: servicesFolder } : {}))
  const options = {
    toolkits: [gmail, books],
    ...(typeof known === 'object' && { services: known }),
    database: ':memory:',
    encryptionKey: `one:${Buffer.alloc(32, 7).toString('base64')}`,
    publicUrl: 'http://localhost:4000',
    routes: { 'https://books.example.test': upstream },
    log,
  }
  const engine = await createEngine(options)
  try {
    const maillon = new Maillon({ engine })
    const session = await maillon.create('ada')
    const list = async (count: number) => {
      const { data, error } = await session.execute('BOOKS_LIST', { count })
      return error ?? (data.books as unknown[]).length
    }
    const text = new Blob(['id,name\n1,Ada\n'], { type: 'text/csv' })
    const { id } = await maillon.files.create('ada', text, { name: 'people.csv' })
    const read = await session.execute('MAILLON_READ_FILE', { file_id: id })
    const elsewhere = { ...options, database: 'postgres://nobody@127.0.0.1:9/none' }
    const toolkits = await session.toolkits({ toolkits: ['gmail', 'books'] })
    return {
      tools: Object.keys(await session.tools()).length > 0,
      refused: (await session.execute('BOOKS_LIST', { count: 'many' })).data.code,
      small: await list(2),
      large: await list(20_000),
      file: read.data.value ?? read.data.code ?? read.error,
      services: typeof known === 'object' ? known.file('ably').slug : known,
      toolkits: toolkits.items.length,
      postgres: await outcome(() => createEngine(elsewhere)),
      logged,
    }
  } finally {
    await engine.close()
  }
}

async function outcome<Value>(run: () => Value | Promise<Value>): Promise<Value | string> {
  try {
    return await run()
  } catch (error) {
    if (MaillonError.is(error)) return error.code
    throw error
  }
}
