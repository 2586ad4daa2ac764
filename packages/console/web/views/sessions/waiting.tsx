import type { WaitingCall } from '@maillon/core/contract'
import { useRead } from '../../api/use-api.ts'
import { WaitingCallCard } from '../../parts/waiting-call.tsx'

/** Calls of a session that wait for somebody, as they come. */
export function Waiting({ sessionId }: { sessionId: string }) {
  const query = { session_ids: sessionId, limit: 50 }
  const { data } = useRead<{ items: WaitingCall[] }>('/waiting_calls', query, { every: 3_000 })
  const calls = data?.items ?? []
  if (calls.length === 0) return null
  return (
    <section className="waiting" aria-labelledby="waiting">
      <h2 id="waiting">{calls.length === 1 ? 'A call waits' : `${calls.length} calls wait`}</h2>
      {calls.map((call) => (
        <WaitingCallCard key={call.pending_id} call={call} />
      ))}
    </section>
  )
}
