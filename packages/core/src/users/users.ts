import type { Erasure, ExportedRow, User } from '../contract/user.ts'
import { path } from '../toolkit/path.ts'
import type { RequestOptions } from '../transport/request-options.ts'
import { toQuery } from '../transport/to-query.ts'
import type { Transport } from '../transport/transport.ts'

/** Which users to list; all, when left out. */
export type UsersQuery = {
  /** What their ids begin with. */
  prefix?: string | undefined
  cursor?: string | undefined
  /** 50 when left out, at most 200. */
  limit?: number | undefined
}

/** A user who has sessions or accounts. */
export interface ListedUser {
  userId: string
  connectedAccounts: number
  sessions: number
}

/** The people whom an engine serves, for callers with the scope `admin`. */
export interface Users {
  /** By their ids; `nextCursor` is null on the last page. */
  list(
    query?: UsersQuery,
    request?: RequestOptions,
  ): Promise<{ items: ListedUser[]; nextCursor: string | null }>
  /** What is known of a user, without credentials, page by page. */
  export(
    userId: string,
    query?: { cursor?: string | undefined },
    request?: RequestOptions,
  ): Promise<{ items: ExportedRow[]; nextCursor: string | null }>
  /** Erases all that is a user's, and ends their accounts; answers the receipt. */
  erase(userId: string, request?: RequestOptions): Promise<Erasure>
  /** The receipts that are a user's. */
  receipts(userId: string, request?: RequestOptions): Promise<Erasure[]>
}

/** Users behind a transport. */
export function createUsers({ send }: Transport): Users {
  return {
    async list(asked = {}, { signal } = {}) {
      const names = { prefix: 'prefix', cursor: 'cursor', limit: 'limit' }
      const query = toQuery('users.list()', asked, names)
      return send(
        { method: 'GET', path: '/users', query, signal },
        (wire: { items: User[]; next_cursor: string | null }) => ({
          items: wire.items.map(({ user_id, connected_accounts, sessions }) => ({
            userId: user_id,
            connectedAccounts: connected_accounts,
            sessions,
          })),
          nextCursor: wire.next_cursor,
        }),
      )
    },
    async export(userId, asked = {}, { signal } = {}) {
      const query = toQuery('users.export()', asked, { cursor: 'cursor' })
      return send(
        { method: 'GET', path: path`/users/${userId}/export`, query, signal },
        (wire: { items: ExportedRow[]; next_cursor: string | null }) => ({
          items: wire.items,
          nextCursor: wire.next_cursor,
        }),
      )
    },
    // As often as it takes: it goes on, and its receipt is told again.
    erase: async (userId, { signal } = {}) =>
      send({ method: 'DELETE', path: path`/users/${userId}`, signal }, (wire: Erasure) => wire),
    receipts: async (userId, { signal } = {}) =>
      send(
        { method: 'GET', path: path`/users/${userId}/erasures`, signal },
        (wire: { items: Erasure[] }) => wire.items,
      ),
  }
}
