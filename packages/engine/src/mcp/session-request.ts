import type { McpRequestContext } from '@modelcontextprotocol/server'
import type { ProfileName } from '@maillon/core/provider'
import type { LiveSession } from '../sessions/parts.ts'

/** A request to a session. */
export interface SessionRequest {
  session: LiveSession
  era: McpRequestContext['era']
  /** Whether a client of 2025 asked to be told by the error that carries links. */
  elicitsByError: boolean
  /** By whose limits the address wants tools listed, whoever the client is. */
  profile?: ProfileName | undefined
  /** False where the client may only read. */
  mayWrite?: boolean
  /** What the client's program calls itself; one of 2025 told its name to another server instance. */
  userAgent?: string | null
}
