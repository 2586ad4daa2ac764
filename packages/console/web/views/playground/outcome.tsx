import { Anchor, Button, Group } from '@mantine/core'
import { Link } from 'wouter'
import type { Approval } from '@maillon/core/contract'
import { type ApprovalRequired, readAllRequired } from '@maillon/core/provider'
import { useSend } from '../../api/use-api.ts'
import { At } from '../../parts/at.tsx'
import { Json } from '../../parts/code.tsx'
import { inConsole } from '../../parts/in-console.ts'
import { Notice } from '../../parts/notice.tsx'
import { Problem } from '../../parts/problem.tsx'
import { Said } from '../../parts/said.tsx'
import type { Answered } from './call.tsx'
import { Connecting } from './connecting.tsx'

/** What came of a call: what it answered, or what it waits for, which is given here and lets it run on. */
export function Outcome({
  answered: { result, ms },
  slug,
  where,
  isBusy,
  onResume,
}: {
  answered: Answered
  slug: string
  where: string
  isBusy: boolean
  onResume(pendingId: string): void
}) {
  const { data, error, log_id: logId } = result
  const [required] = readAllRequired({ data, error, logId }, slug)
  const facts = (
    <p className="quiet outcome-facts">
      {ms.toLocaleString('en')} ms ·{' '}
      <Anchor component={Link} href={inConsole(`/calls/${encodeURIComponent(logId)}`)}>
        <span className="mono">{logId}</span>
      </Anchor>
    </p>
  )
  if (required?.code === 'connection_required')
    return (
      <section aria-label="What came of it" className="outcome">
        <Connecting key={logId} required={required} isBusy={isBusy} onResume={onResume} />
        {facts}
      </section>
    )
  if (required?.code === 'approval_required')
    return (
      <section aria-label="What came of it" className="outcome">
        <Approving key={logId} required={required} where={where} onResume={onResume} />
        {facts}
      </section>
    )
  const { hint, code } = data
  return (
    <section aria-label="What came of it" className="outcome">
      {error === null ? (
        <h3 className="good">It worked</h3>
      ) : (
        <Notice tone="bad" title={<Said>{error}</Said>}>
          {typeof code === 'string' && (
            <p className="mono">
              <Said>{code}</Said>
            </p>
          )}
          {typeof hint === 'string' && <Said>{hint}</Said>}
        </Notice>
      )}
      {facts}
      <Json value={data} what="what it answered" />
    </section>
  )
}

function Approving({
  required,
  where,
  onResume,
}: {
  required: ApprovalRequired
  where: string
  onResume(pendingId: string): void
}) {
  const { approvalId: id, expiresAt } = required
  const decide = useSend<Approval, 'approve' | 'deny'>(
    (decision) => ({ path: `${where}/approvals/${encodeURIComponent(id)}`, body: { decision } }),
    ['/waiting_calls'],
  )
  const say = (decision: 'approve' | 'deny') =>
    decide.mutate(decision, { onSuccess: () => onResume(id) })
  return (
    <Notice tone="warn" title="It waits for approval">
      <p>
        The session’s permissions want it, until <At time={expiresAt} />. Your agent’s user would be
        asked now.
      </p>
      {decide.error && <Problem error={decide.error} />}
      <Group gap="xs" mt="xs">
        <Button size="xs" loading={decide.isPending} onClick={() => say('approve')}>
          Approve, and run it
        </Button>
        <Button size="xs" variant="default" disabled={decide.isPending} onClick={() => say('deny')}>
          Deny
        </Button>
      </Group>
    </Notice>
  )
}
