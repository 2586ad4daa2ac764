import { Skeleton, Text } from '@mantine/core'
import { Link } from 'wouter'
import type { WaitingCall } from '@maillon/core/contract'
import { useList } from '../../api/use-api.ts'
import { inConsole } from '../../parts/in-console.ts'
import { Problem } from '../../parts/problem.tsx'
import { Rows } from '../../parts/rows.tsx'
import { Said } from '../../parts/said.tsx'
import { ViewHead } from '../../parts/view-head.tsx'
import { WaitingCallCard } from '../../parts/waiting-call.tsx'
import './approvals.css'

/** What waits in all sessions, to be approved or denied. */
export function ApprovalsView() {
  const { items, error, isPending, more, refetch } = useList<WaitingCall>(
    '/waiting_calls',
    { limit: 50 },
    { every: 3_000 },
  )
  return (
    <>
      <ViewHead title="Approvals" about="Calls of all sessions that wait for somebody." />
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      {isPending && <Skeleton h={240} aria-label="Loading" />}
      {!isPending && !error && items.length === 0 && (
        <Text size="sm" c="dimmed" role="status">
          Nothing waits.
        </Text>
      )}
      <Rows
        items={items}
        keyOf={(call) => call.pending_id}
        size={280}
        label="What waits"
        onEnd={more}
      >
        {(call) => (
          <div className="to-decide">
            <WaitingCallCard call={call}>
              <p>
                For <Said>{call.user_id}</Said>, in{' '}
                <Link
                  href={inConsole(`/sessions/${encodeURIComponent(call.session_id)}`)}
                  className="mono"
                >
                  {call.session_id}
                </Link>
              </p>
            </WaitingCallCard>
          </div>
        )}
      </Rows>
    </>
  )
}
