import { Anchor, Loader } from '@mantine/core'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { Call, CallDetail } from '@maillon/core/contract'
import { path } from '../../api/path.ts'
import { useList, useRead } from '../../api/use-api.ts'
import { At } from '../../parts/at.tsx'
import { CallStatus } from '../../parts/call-status.tsx'
import { Json } from '../../parts/code.tsx'
import { Copy } from '../../parts/copy.tsx'
import { duration } from '../../parts/duration.ts'
import { EffectMark } from '../../parts/effect.tsx'
import { inConsole } from '../../parts/in-console.ts'
import { Notice } from '../../parts/notice.tsx'
import { Problem } from '../../parts/problem.tsx'
import { Said } from '../../parts/said.tsx'
import { ViewHead } from '../../parts/view-head.tsx'
import { CallRow } from './call-row.tsx'
import { Replay } from './replay.tsx'

/** One call: how it went, by whom, in what, and with what, where that is kept. */
export function CallPage({ id }: { id: string }) {
  const { data: call, error, refetch } = useRead<CallDetail>(path`/calls/${id}`)
  if (error) return <Problem error={error} onRetry={() => void refetch()} />
  if (!call) return <Loader size="sm" aria-label="Loading" />
  return (
    <>
      <Anchor component={Link} href="/" size="sm">
        All calls
      </Anchor>
      <ViewHead title={<Said>{call.tool_slug}</Said>}>
        {call.effect && <EffectMark effect={call.effect} />}
        <CallStatus status={call.status} />
      </ViewHead>
      {call.error && (
        <Notice
          tone={call.status === 'waiting' ? 'warn' : 'bad'}
          title={<span className="mono">{call.error_code}</span>}
        >
          <p>
            <Said>{call.error}</Said>
          </p>
        </Notice>
      )}
      <Facts call={call} />
      <Items of={call} />
      <Content call={call} />
    </>
  )
}

function Facts({ call }: { call: CallDetail }) {
  const { upstream_ms: upstream, actor } = call
  const ours = call.duration_ms - (upstream ?? 0)
  return (
    <dl className="card call-facts">
      <Fact name="Call" copied={call.id} />
      <Fact name="When">
        <At time={call.created_at} />
      </Fact>
      <Fact name="Took">
        <span className="number">{duration(call.duration_ms)}</span>
        {upstream !== null && (
          <span className="quiet">
            {` ${duration(upstream)} at the service, ${duration(Math.max(0, ours))} here`}
          </span>
        )}
      </Fact>
      <Fact name="User" copied={call.user_id}>
        <Anchor component={Link} href={`/?user=${encodeURIComponent(call.user_id)}`}>
          <Said>{call.user_id}</Said>
        </Anchor>
      </Fact>
      {call.session_id && (
        <Fact name="Session" copied={call.session_id}>
          <Anchor
            component={Link}
            href={inConsole(`/sessions/${encodeURIComponent(call.session_id)}`)}
          >
            {call.session_id}
          </Anchor>
        </Fact>
      )}
      {call.connected_account_id && <Fact name="Account" copied={call.connected_account_id} />}
      <Fact name="Called by">
        {actor.kind} {actor.id && <span className="mono">{actor.id}</span>}
      </Fact>
      {call.parent_id && (
        <Fact name="Part of" copied={call.parent_id}>
          <Anchor component={Link} href={`/${encodeURIComponent(call.parent_id)}`}>
            {call.parent_id}
          </Anchor>
        </Fact>
      )}
      <Fact name="Size">
        <span className="number">
          {call.argument_bytes.toLocaleString('en')} bytes in,{' '}
          {call.result_bytes.toLocaleString('en')} out
        </span>
      </Fact>
      {call.trace_id && <Fact name="Trace" copied={call.trace_id} />}
    </dl>
  )
}

function Fact({ name, copied, children }: { name: string; copied?: string; children?: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <span className={children ? '' : 'mono'}>{children ?? <Said>{copied}</Said>}</span>
        {copied !== undefined && <Copy text={copied} what={name.toLowerCase()} />}
      </dd>
    </div>
  )
}

/** Those of a multi-execute. */
function Items({ of }: { of: CallDetail }) {
  const enabled = of.kind === 'meta'
  const { items } = useList<Call>('/calls', { parent_id: of.id, limit: 100 }, { enabled })
  if (items.length === 0) return null
  return (
    <section className="call-part" aria-labelledby="items">
      <h2 id="items">Its items</h2>
      <ul className="picks" aria-labelledby="items">
        {items.map((call) => (
          <li key={call.id}>
            <CallRow call={call} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Content({ call }: { call: CallDetail }) {
  const { content } = call
  if (!content)
    return (
      <section className="call-part">
        <h2>Arguments and result</h2>
        <p className="quiet">
          They were not kept. The engine keeps them, sealed and without secrets, with{' '}
          <code>{'calls: { content: true }'}</code>.
        </p>
      </section>
    )
  const cut = (name: 'arguments' | 'result') =>
    content.cut.includes(name) && <p className="quiet">Only its beginning was kept.</p>
  return (
    <>
      <section className="call-part">
        <h2>Arguments</h2>
        {cut('arguments')}
        <Json value={content.arguments} what="the arguments" />
      </section>
      <section className="call-part">
        <h2>Result</h2>
        {cut('result')}
        <Json value={content.result} what="the result" />
      </section>
      <Replay call={call} />
    </>
  )
}
