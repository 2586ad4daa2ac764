import type { ClientCapabilities, ServerContext } from '@modelcontextprotocol/server'
import type { McpParts } from './parts.ts'
import type { SessionRequest } from './session-request.ts'

/** A call of a tool by an MCP client. */
export interface CallContext extends SessionRequest {
  parts: McpParts
  context: ServerContext
  /** What the client can show; unknown of clients of 2025, which said it to another server instance. */
  capabilities: ClientCapabilities['elicitation']
  /** Whether the client reads a task in place of an answer. */
  takesTasks: boolean
}
