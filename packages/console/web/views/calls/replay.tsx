import { Anchor, Button } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'wouter'
import type { CallDetail } from '@maillon/core/contract'
import { path } from '../../api/path.ts'
import type { ApiRequest } from '../../api/request.ts'
import { useSend } from '../../api/use-api.ts'
import { Json } from '../../parts/code.tsx'
import { Confirm } from '../../parts/confirm.tsx'
import { Problem } from '../../parts/problem.tsx'
import { Said } from '../../parts/said.tsx'

interface Answer {
  data: unknown
  error: string | null
  log_id: string
}

/** Makes the call once more, with the same arguments: a read at once, and what changes something after a question. */
export function Replay({ call }: { call: CallDetail }) {
  const [asks, setAsks] = useState(false)
  const { mutate, data, error, isPending } = useSend<Answer>(() => again(call), ['/calls'])
  if (call.kind !== 'tool' || !call.content || call.content.cut.includes('arguments')) return null
  const run = () => {
    setAsks(false)
    mutate()
  }
  return (
    <section className="call-part" aria-labelledby="replay">
      <h2 id="replay">Again</h2>
      <Button
        variant="default"
        loading={isPending}
        onClick={() => (call.effect === 'read' ? run() : setAsks(true))}
      >
        Make this call again
      </Button>
      <Confirm
        title="Make this call again?"
        action="Call it"
        isOpen={asks}
        isFinal={call.effect === 'destroy'}
        onClose={() => setAsks(false)}
        onConfirm={run}
      >
        <p>
          <Said>{call.tool_slug}</Said> changes something at the service, for the user{' '}
          <Said>{call.user_id}</Said>. With the same arguments, it does so once more.
        </p>
      </Confirm>
      {error && <Problem error={error} />}
      {data && (
        <>
          <p role="status">
            {data.error ? <Said>{data.error}</Said> : 'It went well.'} It is{' '}
            <Anchor component={Link} href={`/${encodeURIComponent(data.log_id)}`}>
              {data.log_id}
            </Anchor>
            .
          </p>
          <Json value={data.data} what="the new result" />
        </>
      )}
    </section>
  )
}

/** In its session, with what that allows; without one, as the app calls tools directly. */
function again(call: CallDetail): ApiRequest {
  const given = call.content?.arguments ?? {}
  if (call.session_id !== null)
    return {
      path: path`/tool_router/session/${call.session_id}/execute`,
      body: { tool_slug: call.tool_slug, arguments: given },
    }
  return {
    path: path`/tools/execute/${call.tool_slug}`,
    body: {
      user_id: call.user_id,
      arguments: given,
      ...(call.connected_account_id && { connected_account_id: call.connected_account_id }),
    },
  }
}
