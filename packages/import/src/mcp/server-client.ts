import { MaillonError, type MarkedFiles, type Upstream } from '@maillon/core/toolkit'
import type { Client as McpClient } from '@modelcontextprotocol/client'
import type { Node } from '../openapi/node.ts'
import { clientOptions } from './client-options.ts'
import { faultOf } from './fault-of.ts'
import { responseTo } from './response-to.ts'
import { keepWholeAnswers } from './whole-answers.ts'

/** An MCP server, and the way to it. */
export interface McpServer {
  /** As its toolkit has it: fields may stand in it, and each account's exchange knows them. */
  url: string
  /** What people call it, for messages. */
  toolkit: string
  exchange: Upstream['exchange']
  /** What is sent in place of the marks that stand in a call. */
  files?: MarkedFiles
}

/**
 * Talks to an MCP server, of either revision, through an upstream's exchange: nothing else leaves. Throws the engine's
 * errors, and `upstream_error` for what the server refuses or what is no MCP.
 */
export async function withServer<Result>(
  server: McpServer,
  use: (client: McpClient) => Promise<Result>,
): Promise<Result> {
  // Most toolkits have no such server, and the SDK takes longer to load than they do.
  const sdk = await import('@modelcontextprotocol/client')
  const { Client, StreamableHTTPClientTransport } = sdk
  let fault: unknown
  let hasCalled = false
  const send = fetchOver(server, {
    onFault: (error) => (fault = error),
    onCall: () => (hasCalled = true),
  })
  const known = new URL(server.url.replaceAll(/\{[^{}]*\}/g, 'account'))
  const transport = new StreamableHTTPClientTransport(known, { fetch: send })
  const client = new Client(
    { name: 'maillon', version: '1' },
    { ...clientOptions, versionNegotiation: { mode: 'auto' } },
  )
  try {
    await client.connect(transport)
    keepWholeAnswers(client)
    return await use(client)
  } catch (error) {
    if (fault !== undefined) throw fault
    if (MaillonError.is(error)) throw error
    throw faultOf(error, { sdk, toolkit: server.toolkit, hasCalled })
  } finally {
    // Servers of the older revision hold a session until it is ended.
    if (transport.sessionId) await transport.terminateSession().catch(() => undefined)
    await client.close()
  }
}

type Send = (url: string | URL, init?: RequestInit) => Promise<Response>

interface Told {
  onFault: (error: unknown) => void
  onCall: () => void
}

function fetchOver({ url, toolkit, exchange, files }: McpServer, { onFault, onCall }: Told): Send {
  // The whole of a server is one address, which is the toolkit's own.
  const path = url.endsWith('/') ? '/' : ''
  return async (_, init = {}) => {
    const method = init.method ?? 'GET'
    // Nobody is here to be told of anything between calls.
    if (method === 'GET') return new Response(null, { status: 405 })
    const text = typeof init.body === 'string' ? init.body : undefined
    const message = text === undefined ? {} : (JSON.parse(text) as Node)
    const isCall = message.method === 'tools/call'
    try {
      const answer = await exchange({
        method: method === 'DELETE' ? 'DELETE' : 'POST',
        path,
        headers: Object.fromEntries(new Headers(init.headers)),
        ...(text !== undefined && contentOf(text, files)),
      })
      if (isCall) onCall()
      return responseOf(message, answer)
    } catch (error) {
      // What only asks has done nothing, whatever became of it.
      const harmless = MaillonError.is(error, 'outcome_unknown') && !isCall
      onFault(harmless ? unreachable(toolkit) : error)
      throw error
    }
  }
}

/** Only calls have files; all else is the text that it is. */
function contentOf(text: string, files: MarkedFiles | undefined) {
  const body = files?.piecesOf(text) ?? []
  return body.length > 1 ? { body } : { text }
}

/** A request is answered with its response alone, or with what is none. */
function responseOf(
  message: Node,
  { status, headers, text }: Awaited<ReturnType<Upstream['exchange']>>,
): Response {
  const isBare = status === 204 || status === 205 || status === 304
  if (status !== 200 || message.id === undefined)
    return new Response(isBare ? null : text, { status, headers })
  const response = responseTo(message, headers['content-type'] ?? '', text) ?? null
  const told = Response.json(null, { headers: { ...headers, 'content-type': 'application/json' } })
  // As it was read: what is nested deep could not be written again. Servers of Node's put a Response in the global one's
  // place whose methods cannot be assigned.
  return Object.defineProperty(told, 'json', { value: async () => response })
}

function unreachable(toolkit: string): MaillonError {
  return new MaillonError('upstream_unreachable', {
    message: `${toolkit} could not be reached.`,
    hint: 'Try again later.',
  })
}
