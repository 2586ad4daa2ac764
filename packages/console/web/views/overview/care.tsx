import { Anchor } from '@mantine/core'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { Overview } from '@maillon/core/contract'
import { useRead } from '../../api/use-api.ts'
import { At } from '../../parts/at.tsx'
import { Problem } from '../../parts/problem.tsx'
import { Said } from '../../parts/said.tsx'

/** What somebody has to see to; nothing where all is well. */
export function Care() {
  const { data, error } = useRead<Overview>('/overview', {}, { every: 30_000 })
  const waiting = useRead<{ total_items: number }>(
    '/waiting_calls',
    { limit: 1 },
    { every: 10_000 },
  )
  if (error) return <Problem error={error} />
  if (!data) return null
  const { accounts, toolkits, quarantined } = data
  const calls = waiting.data?.total_items ?? 0
  const isWell = accounts.length + toolkits.length + quarantined.length + calls === 0
  return (
    <section className="care" aria-labelledby="care">
      <h2 id="care">Needs care</h2>
      {isWell && <p className="quiet">Nothing. Every account works, and nobody waits.</p>}
      {calls > 0 && (
        <p>
          <Anchor component={Link} href="/calls?show=waiting" underline="always">
            {many(calls, 'call waits', 'calls wait')}
          </Anchor>{' '}
          for an approval or an account.
        </p>
      )}
      <Kind count={accounts.length} one="account to connect again" more="accounts to connect again">
        {accounts.map(({ id, toolkit_slug: toolkit, user_id: user, status_reason: why, since }) => (
          <li key={id}>
            <Said>{toolkit}</Said> of <Said>{user}</Said>{' '}
            <span className="quiet">
              {why && <Said>{`${why}, `}</Said>}
              <At time={since} />
            </span>
          </li>
        ))}
      </Kind>
      <Kind count={quarantined.length} one="tool in quarantine" more="tools in quarantine">
        {quarantined.map(({ tool_slug: tool, toolkit_slug: toolkit, since }) => (
          <li key={tool}>
            <Anchor component={Link} href={`/catalogue/${encodeURIComponent(toolkit ?? '')}`}>
              <Said>{tool}</Said>
            </Anchor>{' '}
            <span className="quiet">
              <At time={since} />
            </span>
          </li>
        ))}
      </Kind>
      <Kind
        count={toolkits.length}
        one="toolkit without an OAuth client"
        more="toolkits without an OAuth client"
      >
        {toolkits.map(({ slug, name }) => (
          <li key={slug}>
            <Anchor component={Link} href={`/catalogue/${encodeURIComponent(slug)}`}>
              <Said>{name}</Said>
            </Anchor>
          </li>
        ))}
      </Kind>
    </section>
  )
}

function Kind({
  count,
  one,
  more,
  children,
}: {
  count: number
  one: string
  more: string
  children: ReactNode
}) {
  if (count === 0) return null
  return (
    <details>
      <summary>{many(count, one, more)}</summary>
      <ul>{children}</ul>
    </details>
  )
}

function many(count: number, one: string, more: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : more}`
}
