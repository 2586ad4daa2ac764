import type { ListedSession as WireSession } from '../contract/session.ts'

/** A session in a list: `use` opens it. */
export interface ListedSession {
  sessionId: string
  userId: string
  /** As the engine has it, by the names of the API. */
  config: WireSession['config']
  configVersion: number
  /** ISO 8601, as is `updatedAt`. */
  createdAt: string
  updatedAt: string
}

/** Which sessions to list. */
export type SessionsQuery = {
  userIds?: readonly string[] | undefined
  cursor?: string | undefined
  /** 20 when left out, at most 1000. */
  limit?: number | undefined
}

/** How the API spells it. */
export const sessionsQueryNames = { userIds: 'user_ids', cursor: 'cursor', limit: 'limit' }

/** Reads a session of a list as the API spells it. */
export function readListedSession(wire: WireSession): ListedSession {
  return {
    sessionId: wire.session_id,
    userId: wire.user_id,
    config: wire.config,
    configVersion: wire.config_version,
    createdAt: wire.created_at,
    updatedAt: wire.updated_at,
  }
}
