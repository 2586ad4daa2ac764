import { type ReactNode, useState } from 'react'
import { Button, Group } from '@mantine/core'
import type { Approval, WaitingCall } from '@maillon/core/contract'
import { path } from '../api/path.ts'
import { useSend } from '../api/use-api.ts'
import { At } from './at.tsx'
import { Json } from './code.tsx'
import { Confirm } from './confirm.tsx'
import { EffectMark } from './effect.tsx'
import { Problem } from './problem.tsx'
import { Said } from './said.tsx'

const says = {
  approval: 'for approval',
  account: 'until the user has connected their account',
  nothing: 'to be made again, or is not allowed any more',
}

/** A call that waits, with its arguments in full, and the buttons that let it run or not. What destroys is asked once more. */
export function WaitingCallCard({
  call,
  children,
}: {
  call: WaitingCall
  /** Whose it is, where that is not plain. */
  children?: ReactNode
}) {
  const [isAsking, setAsking] = useState(false)
  const { pending_id: id, session_id: session, tool_slug: slug, status } = call
  const isFinal = call.effect === 'destroy'
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
      {children}
      <Json value={call.arguments} what={`the arguments of ${slug}`} />
      {decide.error && <Problem error={decide.error} />}
      {status === 'waiting' && (
        <Group gap="xs" mt="sm">
          {call.waits_for === 'approval' && (
            <Button
              size="xs"
              loading={decide.isPending && decide.variables === 'approve'}
              onClick={() => (isFinal ? setAsking(true) : decide.mutate('approve'))}
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
      <Confirm
        title="Approve what cannot be undone?"
        action="Approve"
        isFinal
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false)
          decide.mutate('approve')
        }}
      >
        <Said>{slug}</Said> may delete or overwrite. It runs with the arguments shown here.
      </Confirm>
    </article>
  )
}
