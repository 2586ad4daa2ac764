import { Link } from 'wouter'
import type { Call } from '@maillon/core/contract'
import { At } from '../../parts/at.tsx'
import { CallStatus } from '../../parts/call-status.tsx'
import { duration } from '../../parts/duration.ts'
import { Said } from '../../parts/said.tsx'

/** A call in a line. */
export function CallRow({ call }: { call: Call }) {
  return (
    <Link href={`/${encodeURIComponent(call.id)}`} className="row call-row">
      <CallStatus status={call.status} />
      <span className="row-main">
        <span className="mono call-tool">
          <Said>{call.tool_slug}</Said>
        </span>
        {call.error && (
          <span className="call-error">
            <Said>{call.error}</Said>
          </span>
        )}
      </span>
      <span className="call-user">
        <Said>{call.user_id}</Said>
      </span>
      <span className="quiet number call-ms">{duration(call.duration_ms)}</span>
      <span className="quiet call-at">
        <At time={call.created_at} />
      </span>
    </Link>
  )
}
