import type { Upstream } from '@maillon/core/toolkit'

/** How a server speaks: the revision, and what its answers come as. */
export const dialects = [
  { era: '2026', as: 'JSON' },
  { era: '2026', as: 'SSE' },
  { era: '2025', as: 'JSON' },
  { era: '2025', as: 'SSE' },
] as const
export type Dialect = (typeof dialects)[number]

/** A server whose answers to lists and calls are whatever a test says, the JSON-RPC message around them included. */
export interface Odd {
  tools?: unknown[]
  list?: Record<string, unknown>
  call?: Record<string, unknown>
}

interface Asked {
  id?: unknown
  method: string
  params?: { name?: string }
}

/** The way to a server that no SDK would make. `calls` are the names that were called. */
export function oddServer({ era, as }: Dialect, odd: Odd) {
  const calls: (string | undefined)[] = []
  const complete = era === '2026' ? { resultType: 'complete' } : {}
  const serverInfo = { name: 'odd', version: '1' }
  const capabilities = { tools: {} }
  const answers: Record<string, () => Record<string, unknown>> = {
    'server/discover': () =>
      era === '2026'
        ? result({ supportedVersions: ['2026-07-28'], capabilities, ...cache, ...complete })
        : { error: { code: -32601, message: 'Method not found' } },
    initialize: () => result({ protocolVersion: '2025-11-25', capabilities, serverInfo }),
    'tools/list': () => odd.list ?? result({ tools: odd.tools, ...cache, ...complete }),
    'tools/call': () => odd.call ?? result({ content: [], ...complete }),
  }
  const exchange: Upstream['exchange'] = async ({ text = '{}' }) => {
    const { id, method, params } = JSON.parse(text) as Asked
    if (id === undefined) return { status: 202, headers: {}, text: '' }
    if (method === 'tools/call') calls.push(params?.name)
    const told = JSON.stringify({ jsonrpc: '2.0', id, ...answers[method]?.() })
    const answer = told.replaceAll(`"${deep}"`, nested)
    const isStream = as === 'SSE' && method.startsWith('tools/')
    return isStream
      ? { status: 200, headers: type('text/event-stream'), text: `: hi\n\ndata: ${answer}\n\n` }
      : { status: 200, headers: type('application/json'), text: answer }
  }
  return { exchange, calls }
}

/** Stands in a test for a schema that is nested so deep that few programs can write it. */
export const deep = 'a schema without end'
const depth = 20_000
const nested = `${'{"properties":{"a":'.repeat(depth)}{}${'}}'.repeat(depth)}`

const cache = { ttlMs: 0, cacheScope: 'private' }
const result = (answer: object) => ({ result: answer })
const type = (mime: string) => ({ 'content-type': mime })
