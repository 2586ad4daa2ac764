import { path } from '../toolkit/path.ts'
import type { RequestOptions } from '../transport/request-options.ts'
import type { Transport } from '../transport/transport.ts'

/** Deletes a session; every later call of it rejects with `session_not_found`, as this one does for an unknown id. */
export async function deleteSession(
  { send }: Transport,
  sessionId: string,
  { signal }: RequestOptions = {},
): Promise<{ sessionId: string; deleted: true }> {
  return send(
    {
      method: 'DELETE',
      path: path`/tool_router/session/${sessionId}`,
      signal,
      notFound: 'session_not_found',
    },
    (wire: { session_id: string }) => ({ sessionId: wire.session_id, deleted: true }),
  )
}
