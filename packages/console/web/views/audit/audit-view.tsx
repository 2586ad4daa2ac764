import './audit.css'
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import type { AuditEntry, AuditProof } from '@maillon/core/contract'
import { useSearchParams } from 'wouter'
import { useList, useSend } from '../../api/use-api.ts'
import { Problem } from '../../parts/problem.tsx'
import { Rows } from '../../parts/rows.tsx'
import { ViewHead } from '../../parts/view-head.tsx'
import { Entry } from './entry.tsx'
import { Proof } from './proof.tsx'
import { useExport } from './use-export.ts'

const actors = 'key app cli console browser session grant issuer job'.split(' ')

/** Who changed what, from what to what, with the proof that nothing of it was changed since. */
export function AuditView() {
  const [search, setSearch] = useSearchParams()
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
    action: of('action'),
    actor: of('actor'),
    subject: of('subject'),
    user_id: of('user'),
    limit: 100,
  }
  const [filter] = useDebouncedValue(asked, 250)
  const { items, more, error, isPending, refetch } = useList<AuditEntry>('/audit', filter)
  const proof = useSend<AuditProof>(() => ({ path: '/audit/verify', body: {} }))
  const exported = useExport()
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
      <ViewHead title="Audit" about="Every change, with who made it, in the order of time.">
        <Button variant="default" loading={exported.isPending} onClick={() => exported.mutate()}>
          Export
        </Button>
        <Button loading={proof.isPending} onClick={() => proof.mutate()}>
          Verify
        </Button>
      </ViewHead>
      {proof.error && <Problem error={proof.error} />}
      {exported.error && <Problem error={exported.error} />}
      {proof.data && <Proof proof={proof.data} />}
      <search className="find">
        {field('action', 'Entries of an action', 'api_key.created')}
        {field('subject', 'Entries of what changed', 'Id of what changed')}
        {field('user', 'Entries about a user', 'User')}
        <NativeSelect
          aria-label="Entries by who acted"
          value={of('actor')}
          onChange={(event) => set('actor', event.currentTarget.value)}
          data={[{ value: '', label: 'By anybody' }, ...actors]}
        />
      </search>
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      {!isPending && !error && items.length === 0 && <p className="quiet">No entry fits.</p>}
      <Rows items={items} keyOf={({ id }) => id} size={41} label="Audit" onEnd={more}>
        {(entry) => <Entry entry={entry} />}
      </Rows>
    </>
  )
}
