import { Button, Group, Select, Skeleton, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { MaillonError } from '@maillon/core'
import type { ConnectedAccount, Tool, ToolkitDetail, ToolkitSetup } from '@maillon/core/contract'
import { path } from '../../api/path.ts'
import { request } from '../../api/request.ts'
import { useRead } from '../../api/use-api.ts'
import { At } from '../../parts/at.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Problem } from '../../parts/problem.tsx'
import { Said } from '../../parts/said.tsx'
import { readable } from './trial.ts'

interface Items<Item> {
  items: Item[]
}

interface Outcome {
  slug: string
  error: string | null
  ms: number
}

/** Whether it works: what came of the last connections, and a test that only reads. */
export function HowItWorks({ detail, setup }: { detail: ToolkitDetail; setup: ToolkitSetup }) {
  const { slug, no_auth: isOpen, meta } = detail
  const accounts = useRead<Items<ConnectedAccount>>('/connected_accounts', {
    toolkit_slugs: slug,
    account_type: 'ALL',
    order_by: 'updated_at',
    limit: 100,
  })
  const all = accounts.data?.items ?? []
  const works = all.find(({ status }) => status === 'ACTIVE')
  const ended = all.find(({ status }) => /FAILED|EXPIRED|REVOKED/.test(status))
  return (
    <section className="card" aria-labelledby="works">
      <h2 id="works">Does it work?</h2>
      {accounts.error && <Problem error={accounts.error} />}
      {accounts.isPending && <Skeleton h={40} aria-label="Loading" />}
      {!isOpen && accounts.data && (
        <>
          {!works && (
            <p>
              Nobody has connected it
              {setup.client.is_needed && !setup.client.is_configured
                ? ', and nobody can by a client before one is configured.'
                : ' yet.'}
            </p>
          )}
          {works && (
            <p>
              Connected last by <Said>{works.user_id}</Said>, <At time={works.updated_at} />.
            </p>
          )}
          {works?.status_reason && <Told says={works.status_reason} />}
          {ended && (
            <>
              <p>
                An account of <Said>{ended.user_id}</Said> is {ended.status.toLowerCase()},{' '}
                <At time={ended.updated_at} />.
              </p>
              {ended.status_reason && <Told says={ended.status_reason} />}
            </>
          )}
        </>
      )}
      {meta.tools_count > 0 && (
        <Trial
          slug={slug}
          isOpen={isOpen}
          accounts={all.filter(({ status }) => status === 'ACTIVE')}
        />
      )}
    </section>
  )
}

function Told({ says }: { says: string }) {
  return (
    <Notice tone="warn">
      <Said>{says}</Said>
    </Notice>
  )
}

/** Calls what reads and needs no arguments, with an account that somebody connected. */
function Trial({
  slug,
  isOpen,
  accounts,
}: {
  slug: string
  isOpen: boolean
  accounts: ConnectedAccount[]
}) {
  const [chosen, choose] = useState<string | null>(null)
  const account = accounts.find(({ id }) => id === chosen) ?? accounts[0]
  const trial = useMutation<Outcome[], MaillonError>({
    mutationFn: () => tryTools(slug, account),
  })
  if (!isOpen && !account) return null
  return (
    <>
      <Group align="flex-end" gap="xs" mt="sm">
        {account && (
          <Select
            label="With the account of"
            data={accounts.map(({ id, user_id, alias, identity }) => ({
              value: id,
              label: [user_id, alias ?? identity?.label].filter(Boolean).join(' · '),
            }))}
            value={account.id}
            onChange={choose}
            allowDeselect={false}
            searchable
          />
        )}
        <Button variant="default" loading={trial.isPending} onClick={() => trial.mutate()}>
          Test it
        </Button>
      </Group>
      <Text size="xs" c="dimmed" mt={4}>
        Calls up to five tools that only read and need no arguments. Nothing is changed.
      </Text>
      {trial.error && <Problem error={trial.error} />}
      <div role="status">
        <ul className="outcomes">
          {trial.data?.length === 0 && <li>It has no tool that reads without arguments.</li>}
          {trial.data?.map(({ slug: tool, error, ms }) => (
            <li key={tool}>
              <span className={error === null ? 'good' : 'bad'}>
                {error === null ? 'works' : 'fails'}
              </span>{' '}
              <span className="mono">{tool}</span>{' '}
              <span className="quiet">{error === null ? `${ms} ms` : <Said>{error}</Said>}</span>
            </li>
          ))}
        </ul>
      </div>
    </>
  )
}

async function tryTools(slug: string, account: ConnectedAccount | undefined): Promise<Outcome[]> {
  const query = { toolkit_slug: slug, limit: 1000 }
  const { items } = await request<Items<Tool>>({ path: '/tools', query })
  const outcomes: Outcome[] = []
  for (const { slug: tool } of readable(items)) {
    const start = performance.now()
    const { error } = await request<{ error: string | null }>({
      method: 'POST',
      path: path`/tools/execute/${tool}`,
      body: { arguments: {}, ...(account && { connected_account_id: account.id }) },
    })
    outcomes.push({ slug: tool, error, ms: Math.round(performance.now() - start) })
  }
  return outcomes
}
