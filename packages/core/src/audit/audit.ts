import type { AuditEntry, AuditHead, AuditProof } from '../contract/audit.ts'
import type { RequestOptions } from '../transport/request-options.ts'
import { toQuery } from '../transport/to-query.ts'
import type { Transport } from '../transport/transport.ts'

/** Which entries of the audit log to list; all, when left out. */
export type AuditQuery = {
  /** The id of what changed. */
  subject?: string | undefined
  /** Such as `connection.deleted`. */
  action?: string | undefined
  /** A kind of actor, such as `key` or `cli`, and the id of one. */
  actor?: string | undefined
  actorId?: string | undefined
  userId?: string | undefined
  /** ISO 8601: from then on, and before then. */
  from?: string | undefined
  to?: string | undefined
  cursor?: string | undefined
  /** 50 when left out, at most 200. */
  limit?: number | undefined
}

/** The audit log, for callers with the scope `admin`. */
export interface AuditLog {
  /** The newest first; `nextCursor` is null on the last page. */
  list(
    query?: AuditQuery,
    request?: RequestOptions,
  ): Promise<{ items: AuditEntry[]; nextCursor: string | null }>
  /** How far its chain goes, to be kept elsewhere; null before the first entry. */
  head(request?: RequestOptions): Promise<AuditHead | null>
  /** Proves it, or says what is wrong and where; with a head that was kept, also that it goes on from that. */
  verify(since?: AuditHead, request?: RequestOptions): Promise<AuditProof>
}

const names = {
  subject: 'subject',
  action: 'action',
  actor: 'actor',
  actorId: 'actor_id',
  userId: 'user_id',
  from: 'from',
  to: 'to',
  cursor: 'cursor',
  limit: 'limit',
}

/** The audit log behind a transport. */
export function createAuditLog({ send }: Transport): AuditLog {
  return {
    async list(asked = {}, { signal } = {}) {
      const query = toQuery('audit.list()', asked, names)
      return send(
        { method: 'GET', path: '/audit', query, signal },
        (wire: { items: AuditEntry[]; next_cursor: string | null }) => ({
          items: wire.items,
          nextCursor: wire.next_cursor,
        }),
      )
    },
    head: ({ signal } = {}) =>
      send(
        { method: 'GET', path: '/audit/head', signal },
        (wire: { head: AuditHead | null }) => wire.head,
      ),
    verify: (since, { signal } = {}) =>
      send(
        { method: 'POST', path: '/audit/verify', body: { since }, signal },
        (wire: AuditProof) => wire,
      ),
  }
}
