import { Autocomplete, Button, Select, Skeleton, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { Link, useSearchParams } from 'wouter'
import type { ConnectedAccount, User } from '@maillon/core/contract'
import { useList, useRead } from '../../api/use-api.ts'
import { At } from '../../parts/at.tsx'
import { Problem } from '../../parts/problem.tsx'
import { Rows } from '../../parts/rows.tsx'
import { Said } from '../../parts/said.tsx'
import { Sign } from '../../parts/sign.tsx'
import { ViewHead } from '../../parts/view-head.tsx'
import { Connect } from './connect.tsx'
import { Standing, statuses } from './standing.tsx'

/** The accounts of the project, the newest first. What is looked for stands in the address. */
export function AccountList() {
  const [search, setSearch] = useSearchParams()
  const [isConnecting, setConnecting] = useState(false)
  const of = (name: string) => search.get(name) ?? ''
  const set = (name: string, value: string) =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before)
        if (value === '') next.delete(name)
        else next.set(name, value)
        return next
      },
      { replace: true },
    )
  const [asked] = useDebouncedValue(
    { user_ids: of('user'), toolkit_slugs: of('toolkit'), statuses: of('status') },
    200,
  )
  const { items, data, error, isPending, more, refetch } = useList<ConnectedAccount>(
    '/connected_accounts',
    { ...asked, account_type: 'ALL', limit: 100 },
  )
  const users = useRead<{ items: User[] }>('/users', { prefix: asked.user_ids, limit: 20 })
  const total = (data?.pages[0] as { total_items?: number } | undefined)?.total_items ?? 0
  const isFiltered = Object.values(asked).some((value) => value !== '')
  return (
    <>
      <ViewHead title="Accounts" about="What users connected, and whether it still works.">
        <Button leftSection={<IconPlus size={16} />} onClick={() => setConnecting(true)}>
          Connect one
        </Button>
      </ViewHead>
      <search className="find">
        <Autocomplete
          aria-label="Accounts of a user"
          placeholder="User id, as your app has it"
          data={users.data?.items.map((one) => one.user_id) ?? []}
          renderOption={({ option }) => <Said>{option.value}</Said>}
          value={of('user')}
          onChange={(value) => set('user', value)}
        />
        <TextInput
          aria-label="Accounts at a toolkit"
          placeholder="Toolkit"
          value={of('toolkit')}
          onChange={(event) => set('toolkit', event.currentTarget.value)}
        />
        <Select
          aria-label="Accounts that are"
          placeholder="Any state"
          clearable
          clearButtonProps={{ 'aria-label': 'Any state' }}
          data={statuses.map((value) => ({ value, label: value.toLowerCase() }))}
          value={of('status') || null}
          onChange={(value) => set('status', value ?? '')}
        />
      </search>
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      {isPending && <Skeleton h={240} aria-label="Loading" />}
      <p className="quiet" role="status">
        {data ? said(total, isFiltered) : ''}
      </p>
      <Rows items={items} keyOf={({ id }) => id} size={57} label="Accounts" onEnd={more}>
        {(account) => <AccountRow account={account} />}
      </Rows>
      <Connect isOpen={isConnecting} user={of('user')} onClose={() => setConnecting(false)} />
    </>
  )
}

function AccountRow({ account }: { account: ConnectedAccount }) {
  const { id, user_id: user, toolkit, alias, identity, status } = account
  const whose = identity?.label ?? identity?.subject
  return (
    <Link href={`/${encodeURIComponent(id)}`} className="row account-row">
      <Sign slug={toolkit.slug} name={toolkit.slug} />
      <span className="row-main">
        <span className="row-name">
          <Said>{user}</Said>
        </span>
        <span className="row-about">
          <Said>{[toolkit.slug, alias, whose].filter(Boolean).join(' · ')}</Said>
        </span>
      </span>
      <span className="quiet when">
        <At time={account.created_at} />
      </span>
      <span className="state">
        <Standing status={status} />
      </span>
    </Link>
  )
}

function said(total: number, isFiltered: boolean): string {
  if (total === 0) return isFiltered ? 'No account fits.' : 'Nobody has connected one yet.'
  return total === 1 ? '1 account' : `${total.toLocaleString('en')} accounts`
}
