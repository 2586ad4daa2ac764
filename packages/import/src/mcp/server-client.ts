import { MaillonError, type MarkedFiles, type Upstream } from '@maillon/core/toolkit'
import type { Client as McpClient } from '@modelcontextprotocol/client'
import { clientOptions } from './client-options.ts'

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
  const { Client, StreamableHTTPClientTransport } = await import('@modelcontextprotocol/client')
  let fault: unknown
  const send = fetchOver(server, (error) => {
    fault = error
  })
  const known = new URL(server.url.replaceAll(/\{[^{}]*\}/g, 'account'))
  const transport = new StreamableHTTPClientTransport(known, { fetch: send })
  const client = new Client(
    { name: 'maillon', version: '1' },
    { ...clientOptions, versionNegotiation: { mode: 'auto' } },
  )
  try {
    await client.connect(transport)
    return await use(client)
  } catch (error) {
    if (fault !== undefined) throw fault
    if (MaillonError.is(error)) throw error
    throw new MaillonError('upstream_error', {
      message: `${server.toolkit}: ${messageOf(error)}`,
      hint: 'Check the arguments; the MCP server says what it did not take.',
    })
  } finally {
    // Servers of the older revision hold a session until it is ended.
    if (transport.sessionId) await transport.terminateSession().catch(() => undefined)
    await client.close()
  }
}

type Send = (url: string | URL, init?: RequestInit) => Promise<Response>

function fetchOver(
  { url, toolkit, exchange, files }: McpServer,
  onFault: (error: unknown) => void,
): Send {
  // The whole of a server is one address, which is the toolkit's own.
  const path = url.endsWith('/') ? '/' : ''
  return async (_, init = {}) => {
    const method = init.method ?? 'GET'
    // Nobody is here to be told of anything between calls.
    if (method === 'GET') return new Response(null, { status: 405 })
    const text = typeof init.body === 'string' ? init.body : undefined
    try {
      const answer = await exchange({
        method: method === 'DELETE' ? 'DELETE' : 'POST',
        path,
        headers: Object.fromEntries(new Headers(init.headers)),
        ...(text !== undefined && contentOf(text, files)),
      })
      return responseOf(answer)
    } catch (error) {
      // What only asks has done nothing, whatever became of it.
      const harmless = MaillonError.is(error, 'outcome_unknown') && !isToolCall(text)
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

function responseOf({ status, headers, text }: Awaited<ReturnType<Upstream['exchange']>>) {
  const bare = status === 204 || status === 205 || status === 304
  return new Response(bare ? null : text, { status, headers })
}

function isToolCall(text: string | undefined): boolean {
  return text !== undefined && (JSON.parse(text) as { method?: string }).method === 'tools/call'
}

function unreachable(toolkit: string): MaillonError {
  return new MaillonError('upstream_unreachable', {
    message: `${toolkit} could not be reached.`,
    hint: 'Try again later.',
  })
}

function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, 500)
}
