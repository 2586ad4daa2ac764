import { Link } from 'wouter'
import type { Call } from '@maillon/core/contract'
import type { Query } from '../api/request.ts'
import { useRead } from '../api/use-api.ts'
import { At } from './at.tsx'
import { CallStatus } from './call-status.tsx'
import { duration } from './duration.ts'
import { inConsole } from './in-console.ts'
import { Problem } from './problem.tsx'
import { Said } from './said.tsx'

/** What a session did last, or what was done with an account, as it happens. */
export function RecentCalls({ of }: { of: Query }) {
  const query = { ...of, limit: 20 }
  const { data, error } = useRead<{ items: Call[] }>('/calls', query, { every: 3_000 })
  return (
    <section className="tools" aria-labelledby="calls">
      <h2 id="calls">Its last calls</h2>
      {error && <Problem error={error} />}
      {data?.items.length === 0 && <p className="quiet">There is none yet.</p>}
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
