import { MaillonError } from '../errors/maillon-error.ts'

/** Where MCP clients find a session. */
export interface McpEndpoint {
  type: 'http'
  /** Throws `public_url_missing` while the engine has no public URL. */
  readonly url: string
  /** What lets a client in; empty in one process with the engine. */
  headers: Record<string, string>
}

/** The endpoint at a URL, or one whose `url` throws when there is none. */
export function mcpEndpoint(url: string | null, headers: Record<string, string>): McpEndpoint {
  if (url !== null) return { type: 'http', url, headers }
  // Not enumerable, so that a session can be logged and written as JSON.
  const endpoint: McpEndpoint = {
    type: 'http',
    get url(): string {
      throw new MaillonError('public_url_missing', {
        hint: 'Give the engine its publicUrl, the address under which MCP clients reach it.',
      })
    },
    headers,
  }
  return Object.defineProperty(endpoint, 'url', { enumerable: false })
}
