import { Link } from 'wouter'
import type { Call } from '@maillon/core/contract'
import { useRead } from '../../api/use-api.ts'
import { At } from '../../parts/at.tsx'
import { CallStatus } from '../../parts/call-status.tsx'
import { duration } from '../../parts/duration.ts'
import { inConsole } from '../../parts/in-console.ts'
import { Problem } from '../../parts/problem.tsx'
import { Said } from '../../parts/said.tsx'

/** What the session did last, as it happens. */
export function RecentCalls({ sessionId }: { sessionId: string }) {
  const query = { session_id: sessionId, limit: 20 }
  const { data, error } = useRead<{ items: Call[] }>('/calls', query, { every: 3_000 })
  return (
    <section className="tools" aria-labelledby="calls">
      <h2 id="calls">Its last calls</h2>
      {error && <Problem error={error} />}
      {data?.items.length === 0 && <p className="quiet">It has called nothing yet.</p>}
      <ul className="picks" aria-labelledby="calls">
        {data?.items.map((call) => (
          <li key={call.id}>
            <Link href={inConsole(`/calls/${encodeURIComponent(call.id)}`)} className="row">
              <span className="row-main">
                <span className="row-name mono">
                  <Said>{call.tool_slug}</Said>
                </span>
                <span className="row-about">
                  {call.error ? <Said>{call.error}</Said> : <span className="mono">{call.id}</span>}
                </span>
              </span>
              <span className="quiet number">{duration(call.duration_ms)}</span>
              <span className="quiet when">
                <At time={call.created_at} />
              </span>
              <CallStatus status={call.status} />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
