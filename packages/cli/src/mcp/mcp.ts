import { createInterface } from 'node:readline'
import { Maillon, MaillonError } from '@maillon/core'
import { loadVariables } from '../config/load-variables.ts'
import { namedEngine } from '../reach/named-engine.ts'
import { answersOf } from './answers-of.ts'

export interface McpOptions {
  user?: string | undefined
  toolkits?: string | undefined
  url?: string | undefined
  'env-file'?: string | undefined
}

/** Opens a session, on a server or in this process, and hands each message of a client to it. Resolves when the client is gone. */
export async function mcp({ user, toolkits, url, ...sources }: McpOptions): Promise<void> {
  loadVariables(sources['env-file'])
  if (!user) {
    throw new MaillonError('config_invalid', {
      message: 'maillon mcp is not told whose accounts to use.',
      hint: 'Add --user with the id that your app has for the person.',
    })
  }
  const baseURL = namedEngine(url)
  if (baseURL) return bridge(new Maillon({ baseURL }), user, toolkits)
  const { startEmbedded } = await import('./embedded.ts')
  const embedded = await startEmbedded()
  try {
    await bridge(embedded.maillon, user, toolkits)
  } finally {
    await embedded.stop()
  }
}

/** Hands each line of stdin to a new session, and its answers to stdout, until stdin ends. */
async function bridge(maillon: Maillon, user: string, toolkits: string | undefined): Promise<void> {
  const session = await maillon.create(user, toolkits ? { toolkits: toolkits.split(',') } : {})
  const { sessionId } = session
  let { headers } = session.mcp
  const address = session.mcp.url

  async function send(line: string): Promise<Response> {
    const post = () =>
      fetch(address, {
        method: 'POST',
        headers: {
          ...headers,
          'content-type': 'application/json',
          accept: 'application/json, text/event-stream',
        },
        body: line,
      })
    const response = await post()
    if (response.status !== 401) return response
    // The token ends after a day, and the client may stay for longer.
    headers = (await maillon.use(sessionId)).mcp.headers
    return post()
  }

  const open = new Set<Promise<void>>()
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() === '') continue
    const answer = answersOf(
      line,
      () => send(line),
      (text) => process.stdout.write(`${text}\n`),
    )
    open.add(answer)
    void answer.finally(() => open.delete(answer))
  }
  await Promise.all(open)
}
