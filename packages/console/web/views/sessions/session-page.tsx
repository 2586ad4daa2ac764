import { Anchor, Breadcrumbs, Button, Skeleton, Text } from '@mantine/core'
import { IconPlayerPlay } from '@tabler/icons-react'
import { Link } from 'wouter'
import type { Session, SessionToolkit, Tool } from '@maillon/core/contract'
import { useRead } from '../../api/use-api.ts'
import { path } from '../../api/path.ts'
import { Json } from '../../parts/code.tsx'
import { EffectMark, effectOf } from '../../parts/effect.tsx'
import { Fact } from '../../parts/fact.tsx'
import { inConsole } from '../../parts/in-console.ts'
import { Problem } from '../../parts/problem.tsx'
import { RecentCalls } from '../../parts/recent-calls.tsx'
import { Said } from '../../parts/said.tsx'
import { ViewHead } from '../../parts/view-head.tsx'
import { configLines } from './config-text.ts'
import { SessionEnds } from './session-ends.tsx'
import { Waiting } from './waiting.tsx'

interface Items<Item> {
  items: Item[]
}

/** One session: whose it is, what it may use, what waits in it and what it did. */
export function SessionPage({ id }: { id: string }) {
  const where = path`/tool_router/session/${id}`
  const { data: session, error } = useRead<Session>(where)
  const back = (
    <Breadcrumbs mb="xs">
      <Anchor component={Link} href="/" size="sm">
        Sessions
      </Anchor>
      <Text size="sm" component="span" className="mono">
        <Said>{id}</Said>
      </Text>
    </Breadcrumbs>
  )
  if (error)
    return (
      <>
        {back}
        <ViewHead title="Session" />
        <Problem error={error} />
      </>
    )
  if (!session) return <Skeleton h={360} aria-label="Loading" />
  const { config } = session
  return (
    <>
      {back}
      <ViewHead
        title={<Said>{config.user_id}</Said>}
        about={`Version ${session.config_version} of its config.`}
      >
        <Button
          component={Link}
          href={inConsole(`/playground/${encodeURIComponent(id)}`)}
          leftSection={<IconPlayerPlay size={16} />}
        >
          Open in the playground
        </Button>
      </ViewHead>
      <Waiting sessionId={id} />
      <div className="cards">
        <section className="card" aria-labelledby="may">
          <h2 id="may">What it may do</h2>
          <dl className="config">
            {configLines(config).map(({ name, says }) => (
              <div key={name}>
                <dt>
                  <Said>{name}</Said>
                </dt>
                <dd>
                  <Said>{says}</Said>
                </dd>
              </div>
            ))}
          </dl>
        </section>
        <Accounts where={where} />
        <section className="card" aria-labelledby="places">
          <h2 id="places">Where it is</h2>
          <Fact name="Session" value={id} />
          <Fact name="User" value={config.user_id} />
          {session.mcp.url === null ? (
            <p className="warn">
              The engine does not know its own address: no MCP client finds it.
            </p>
          ) : (
            <Fact name="MCP address" value={session.mcp.url} />
          )}
          <SessionEnds id={id} where={where} />
        </section>
        <Listed where={where} />
      </div>
      <RecentCalls of={{ session_id: id }} />
      <section className="tools" aria-labelledby="config">
        <h2 id="config">Config</h2>
        <Json value={config} what="the config" />
      </section>
    </>
  )
}

/** Which accounts its calls use. */
function Accounts({ where }: { where: string }) {
  const { data, error } = useRead<Items<SessionToolkit>>(`${where}/toolkits`, { limit: 1000 })
  const known = data?.items.filter((one) => one.connected_account !== null) ?? []
  return (
    <section className="card" aria-labelledby="accounts">
      <h2 id="accounts">Accounts</h2>
      {error && <Problem error={error} />}
      {data && known.length === 0 && <p>Its user has connected nothing that it may use.</p>}
      <ul className="fields">
        {known.map(({ slug, name, connected_account: account }) => (
          <li key={slug}>
            <Said>{name}</Said>{' '}
            <span className={account?.status === 'ACTIVE' ? 'good' : 'bad'}>
              {account?.status.toLowerCase()}
            </span>{' '}
            <span className="mono quiet">{account?.id}</span>
            {account?.status_reason && (
              <span className="quiet field-help">
                <Said>{account.status_reason}</Said>
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The tools that its agent is shown at once. */
function Listed({ where }: { where: string }) {
  const { data, error } = useRead<Items<Tool>>(`${where}/tools`, { limit: 500 })
  return (
    <section className="card" aria-labelledby="listed">
      <h2 id="listed">Tools its agent is shown</h2>
      {error && <Problem error={error} />}
      <ul className="fields scrolled" tabIndex={0} aria-labelledby="listed">
        {data?.items.map(({ slug, tags, toolkit }) => (
          <li key={slug} className="listed">
            <span className="mono">
              <Said>{slug}</Said>
            </span>
            {toolkit.slug !== 'composio' && <EffectMark effect={effectOf(tags)} />}
          </li>
        ))}
      </ul>
    </section>
  )
}
