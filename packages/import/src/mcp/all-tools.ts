import type { Client } from '@modelcontextprotocol/client'
import { Unusable } from '../openapi/problems.ts'
import { wholeAnswer } from './whole-answers.ts'

/** A server with more pages of tools than these has no end. */
const mostPages = 20

/**
 * All that a server lists as tools, sound or not: `soundTool` tells which. Throws for a list without end, and for what is no
 * list.
 */
export async function allTools(client: Client): Promise<unknown[]> {
  if (!client.getServerCapabilities()?.tools) return []
  const all: unknown[] = []
  let cursor: unknown
  for (let page = 0; page < mostPages; page += 1) {
    const params = cursor === undefined ? {} : { cursor }
    const answer = await client.request({ method: 'tools/list', params })
    const { tools, nextCursor } = wholeAnswer(answer)
    if (!Array.isArray(tools)) throw new Unusable('What it lists as its tools is no list.')
    all.push(...(tools as unknown[]))
    if (typeof nextCursor !== 'string' || nextCursor === cursor) return all
    cursor = nextCursor
  }
  throw new Unusable(`The list of tools has more than ${mostPages} pages.`)
}
