import type { AuditEntry } from '@maillon/core/contract'
import { At } from '../../parts/at.tsx'
import { Said } from '../../parts/said.tsx'

/** An entry in a line, and all that it says once it is opened. */
export function Entry({ entry }: { entry: AuditEntry }) {
  const { actor, action, subject, user_id: user, at, detail } = entry
  return (
    <details className="entry">
      <summary className="row">
        <span className="mono entry-action">{action}</span>
        <span className="entry-subject mono">
          <Said>{subject}</Said>
        </span>
        <span className="entry-actor">
          {actor.kind} {actor.id && <Said>{actor.id}</Said>}
        </span>
        <span className="quiet entry-at">
          <At time={at} />
        </span>
      </summary>
      <dl className="entry-facts">
        <Fact name="entry" value={entry.id} />
        {user !== null && <Fact name="user" value={user} />}
        <Changes from={recordOf(detail.from)} to={recordOf(detail.to)} />
        {Object.entries(detail)
          .filter(([name]) => name !== 'from' && name !== 'to')
          .map(([name, value]) => (
            <Fact key={name} name={name} value={value} />
          ))}
      </dl>
    </details>
  )
}

type Facts = Readonly<Record<string, unknown>>

function Changes({ from, to }: { from: Facts; to: Facts }) {
  const names = new Set([...Object.keys(from), ...Object.keys(to)])
  return [...names].map((name) => (
    <div key={name}>
      <dt>
        <Said>{name}</Said>
      </dt>
      <dd>
        {name in from && (
          <>
            <del>
              <Said>{text(from[name])}</Said>
            </del>
            <span className="quiet"> → </span>
          </>
        )}
        <ins>
          <Said>{text(to[name])}</Said>
        </ins>
      </dd>
    </div>
  ))
}

function Fact({ name, value }: { name: string; value: unknown }) {
  return (
    <div>
      <dt>
        <Said>{name}</Said>
      </dt>
      <dd>
        <Said>{text(value)}</Said>
      </dd>
    </div>
  )
}

function recordOf(value: unknown): Facts {
  return typeof value === 'object' && value !== null ? (value as Facts) : {}
}

function text(value: unknown): string {
  if (value === undefined || value === null) return 'nothing'
  return typeof value === 'string' ? value : JSON.stringify(value)
}
