// Core where there is no Node: the fetch that it is given is all that it has of the world.
import { createCustomTool, Maillon, MaillonError } from '@maillon/core'
import { z } from 'zod'

interface Given {
  fetch: typeof fetch
  apiKey: string
}

/** What an app does there: a session, its tools, a tool of its own, and one of the engine's with wrong arguments. */
export async function edge({ fetch, apiKey }: Given): Promise<Record<string, unknown>> {
  const maillon = new Maillon({ baseURL: 'https://engine.example.test', apiKey, fetch })
  const double = createCustomTool('DOUBLE', {
    name: 'Double',
    description: 'Doubles a number.',
    inputParams: z.object({ n: z.number() }),
    execute: async ({ n }) => ({ doubled: n * 2 }),
  })
  const session = await maillon.create('ada', { experimental: { customTools: [double] } })
  const { data } = await session.execute('DOUBLE', { n: 21 })
  const refused = await session.execute('GMAIL_SEND_EMAIL', {} as never)
  return {
    tools: Object.keys(await session.tools()).length > 0,
    doubled: data.doubled,
    refused: (refused.data as { code?: unknown }).code,
    isOurs: MaillonError.is(new MaillonError('aborted')),
  }
}

Object.assign(globalThis, { edge })
