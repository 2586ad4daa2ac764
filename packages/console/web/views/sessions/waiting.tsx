import { Button, Group } from '@mantine/core'
import type { Approval, WaitingCall } from '@maillon/core/contract'
import { path } from '../../api/path.ts'
import { useRead, useSend } from '../../api/use-api.ts'
import { At } from '../../parts/at.tsx'
import { Json } from '../../parts/code.tsx'
import { EffectMark } from '../../parts/effect.tsx'
import { Problem } from '../../parts/problem.tsx'
import { Said } from '../../parts/said.tsx'

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
        <WaitingRow key={call.pending_id} call={call} />
      ))}
    </section>
  )
}

const says = {
  approval: 'for approval',
  account: 'until the user has connected their account',
  nothing: 'to be made again, or is not allowed any more',
}

function WaitingRow({ call }: { call: WaitingCall }) {
  const { pending_id: id, session_id: session, tool_slug: slug, status } = call
  const decide = useSend<Approval, 'approve' | 'deny'>(
    (decision) => ({
      path: path`/tool_router/session/${session}/approvals/${id}`,
      body: { decision },
    }),
    ['/waiting_calls'],
  )
  return (
    <article className="card">
      <Group justify="space-between" gap="xs" mb="xs">
        <span>
          <span className="mono">
            <Said>{slug}</Said>
          </span>{' '}
          <EffectMark effect={call.effect} />
        </span>
        <span className="quiet">
          until <At time={call.expires_at} />
        </span>
      </Group>
      <p>
        {status === 'waiting' ? `Waits ${says[call.waits_for ?? 'nothing']}.` : `It is ${status}.`}
      </p>
      <Json value={call.arguments} what={`the arguments of ${slug}`} />
      {decide.error && <Problem error={decide.error} />}
      {status === 'waiting' && (
        <Group gap="xs" mt="sm">
          {call.waits_for === 'approval' && (
            <Button
              size="xs"
              loading={decide.isPending && decide.variables === 'approve'}
              onClick={() => decide.mutate('approve')}
            >
              Approve
            </Button>
          )}
          <Button
            size="xs"
            variant="default"
            loading={decide.isPending && decide.variables === 'deny'}
            onClick={() => decide.mutate('deny')}
          >
            Deny
          </Button>
        </Group>
      )}
    </article>
  )
}
