import type { Session as WireSession } from '../contract/session.ts'
import { MaillonError } from '../errors/maillon-error.ts'
import type { RequestOptions } from '../transport/request-options.ts'

/** Where MCP clients find a session. */
export interface McpEndpoint {
  type: 'http'
  /** Throws `public_url_missing` while the engine has no public URL. */
  readonly url: string
  /**
   * What lets a client in, into this session and nowhere else: a token that ends after a day. `use()` has a new one. The
   * API key, where the engine hands out no token.
   */
  headers: Record<string, string>
  /** From now on, no token that was handed out for this session lets a client in; `headers` has a new one. */
  revokeTokens(request?: RequestOptions): Promise<void>
}

/** The endpoint of a session as the engine answered it; its `url` throws when there is none. */
export function mcpEndpoint(
  { url, headers }: WireSession['mcp'],
  credentials: Record<string, string>,
  revoke: (request?: RequestOptions) => Promise<WireSession>,
): McpEndpoint {
  const endpoint: McpEndpoint = {
    type: 'http',
    get url(): string {
      if (url !== null) return url
      throw new MaillonError('public_url_missing', {
        hint: 'Give the engine its publicUrl, the address under which MCP clients reach it.',
      })
    },
    headers: headers ?? credentials,
    async revokeTokens(request) {
      const { mcp } = await revoke(request)
      endpoint.headers = mcp.headers ?? credentials
    },
  }
  // Not enumerable without a URL, so that a session can be logged and written as JSON.
  return url === null ? Object.defineProperty(endpoint, 'url', { enumerable: false }) : endpoint
}
