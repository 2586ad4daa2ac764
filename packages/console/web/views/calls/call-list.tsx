import { SegmentedControl, Switch, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useSearchParams } from 'wouter'
import { Problem } from '../../parts/problem.tsx'
import { Rows } from '../../parts/rows.tsx'
import { ViewHead } from '../../parts/view-head.tsx'
import { CallRow } from './call-row.tsx'
import { useCalls } from './use-calls.ts'

const kinds = [
  { value: '', label: 'All' },
  { value: 'failed', label: 'Failed' },
  { value: 'waiting', label: 'Waiting' },
]

/** Every call, newest first. What is looked for stands in the address, so that it can be sent to somebody. */
export function CallList() {
  const [search, setSearch] = useSearchParams()
  const [follow, setFollow] = useState(true)
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
  const asked = {
    user_id: of('user'),
    tool_slug: of('tool').toUpperCase(),
    toolkit_slug: of('toolkit').toLowerCase(),
    session_id: of('session'),
    ...(of('show') === 'failed' && { failed: true }),
    ...(of('show') === 'waiting' && { status: 'waiting' }),
  }
  const [filter] = useDebouncedValue(asked, 250)
  const { items, more, error, isPending, hasNextPage, refetch } = useCalls(filter, follow)
  const isFiltered = Object.values(filter).some((value) => value !== '')
  const field = (name: string, label: string, placeholder: string) => (
    <TextInput
      aria-label={label}
      placeholder={placeholder}
      value={of(name)}
      onChange={(event) => set(name, event.currentTarget.value)}
    />
  )
  return (
    <>
      <ViewHead
        title="Calls"
        about="Each call of a tool, meta tool or proxy, under the id that its answer bears."
      >
        <Switch
          label="Follow"
          checked={follow}
          onChange={(event) => setFollow(event.currentTarget.checked)}
        />
      </ViewHead>
      <search className="find calls-find">
        {field('user', 'Calls of a user', 'User')}
        {field('tool', 'Calls of a tool', 'GMAIL_SEND_EMAIL')}
        {field('toolkit', 'Calls of a toolkit', 'Toolkit')}
        {field('session', 'Calls of a session', 'Session')}
        <SegmentedControl
          aria-label="Which calls"
          data={kinds}
          value={of('show')}
          onChange={(value) => set('show', value)}
        />
      </search>
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      {!isPending && items.length === 0 && !error && (
        <p className="quiet">{isFiltered ? 'No call fits.' : 'Nothing was called yet.'}</p>
      )}
      <Rows items={items} keyOf={({ id }) => id} size={41} label="Calls" onEnd={more}>
        {(call) => <CallRow call={call} />}
      </Rows>
      {items.length > 0 && (
        <p className="quiet number" role="status">
          {items.length.toLocaleString('en')} {items.length === 1 ? 'call' : 'calls'}
          {hasNextPage ? ' so far; scroll for older ones.' : '.'}
        </p>
      )}
    </>
  )
}
