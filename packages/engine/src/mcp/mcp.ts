import { Hono } from 'hono'
import { mountLogin } from './login-routes.ts'
import type { McpEnvironment, McpParts } from './parts.ts'
import { createSessionPlace, type SessionPlace } from './session-place.ts'
import type { sessionServer } from './session-server.ts'

/** What MCP clients come to. */
export interface Mcp {
  /** Every session as an MCP server. */
  place: SessionPlace
  /** Where clients log in by themselves. */
  logins: Hono<McpEnvironment>
}

/** Sessions as MCP servers, and what lets clients into them. */
export function createMcp(parts: McpParts, serverOf?: typeof sessionServer): Mcp {
  const logins = new Hono<McpEnvironment>()
  mountLogin(logins, parts)
  return { place: createSessionPlace(parts, serverOf), logins }
}
