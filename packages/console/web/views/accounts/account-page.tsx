import { Anchor, Breadcrumbs, Skeleton, Text } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'wouter'
import type { Call, ConnectedAccount, ConnectedAccountDeleted } from '@maillon/core/contract'
import { path } from '../../api/path.ts'
import { useRead } from '../../api/use-api.ts'
import { At } from '../../parts/at.tsx'
import { Fact } from '../../parts/fact.tsx'
import { Problem } from '../../parts/problem.tsx'
import { RecentCalls } from '../../parts/recent-calls.tsx'
import { Said } from '../../parts/said.tsx'
import { ViewHead } from '../../parts/view-head.tsx'
import { AccountEnds } from './account-ends.tsx'
import { AccountTurns } from './account-turns.tsx'
import { Receipt } from './receipt.tsx'
import { Standing, standingText } from './standing.tsx'

/** One account: whose it is here and at its service, how it stands, and what can be done about it. */
export function AccountPage({ id }: { id: string }) {
  const where = path`/connected_accounts/${id}`
  const [receipt, setReceipt] = useState<ConnectedAccountDeleted>()
  const { data: account, error } = useRead<ConnectedAccount>(where, undefined, {
    enabled: receipt === undefined,
    every: 3_000,
  })
  const back = (
    <Breadcrumbs mb="xs">
      <Anchor component={Link} href="/" size="sm">
        Accounts
      </Anchor>
      <Text size="sm" component="span" className="mono">
        <Said>{id}</Said>
      </Text>
    </Breadcrumbs>
  )
  if (receipt)
    return (
      <>
        {back}
        <ViewHead title="The account is deleted" />
        <Receipt receipt={receipt} />
      </>
    )
  if (error && !account)
    return (
      <>
        {back}
        <ViewHead title="Account" />
        <Problem error={error} />
      </>
    )
  if (!account) return <Skeleton h={360} aria-label="Loading" />
  return (
    <>
      {back}
      <ViewHead
        title={<Said>{account.user_id}</Said>}
        about={
          <>
            <Said>{account.toolkit.slug}</Said>
            {account.alias && ' · '}
            {account.alias && <Said>{account.alias}</Said>}
          </>
        }
      />
      {error && <Problem error={error} />}
      <div className="cards">
        <section className="card" aria-labelledby="stands">
          <h2 id="stands">How it stands</h2>
          <p>
            <Standing status={account.status} /> {standingText(account.status)}
          </p>
          {account.status_reason && (
            <p>
              <Said>{account.status_reason}</Said>
            </p>
          )}
          <Times account={account} />
          <AccountTurns account={account} where={where} />
          <AccountEnds where={where} onEnd={setReceipt} />
        </section>
        <section className="card" aria-labelledby="whose">
          <h2 id="whose">Whose it is</h2>
          <Fact name="Account" value={id} />
          <Fact name="User" value={account.user_id} />
          {account.identity?.label && <Fact name="At the service" value={account.identity.label} />}
          {account.identity && <Fact name="Its id there" value={account.identity.subject} />}
          {!account.identity && (
            <p className="quiet">The service did not tell whose it is there.</p>
          )}
        </section>
        <Scopes scopes={account.scopes} />
      </div>
      <RecentCalls of={{ connected_account_id: id }} />
    </>
  )
}

/** Since when it is there, and when a call was last made with it, as far as the call log goes back. */
function Times({ account: { id, created_at: since } }: { account: ConnectedAccount }) {
  const query = { connected_account_id: id, limit: 1 }
  const { data } = useRead<{ items: Call[] }>('/calls', query)
  const last = data?.items[0]
  return (
    <p className="quiet">
      Made <At time={since} />
      {last && (
        <>
          , last used <At time={last.created_at} />
        </>
      )}
      .
    </p>
  )
}

function Scopes({ scopes }: { scopes: readonly string[] | null }) {
  return (
    <section className="card" aria-labelledby="scopes">
      <h2 id="scopes">Scopes</h2>
      {(scopes ?? []).length === 0 && (
        <p className="quiet">{scopes ? 'None was granted.' : 'The service did not tell.'}</p>
      )}
      <ul className="fields">
        {scopes?.map((scope) => (
          <li key={scope} className="mono">
            <Said>{scope}</Said>
          </li>
        ))}
      </ul>
    </section>
  )
}
