import { Button, MultiSelect, SegmentedControl, Stack, Text, TextInput } from '@mantine/core'
import { type SyntheticEvent, useState } from 'react'
import { Link, useLocation, useSearchParams } from 'wouter'
import type { ListedSession, PermissionRule, Session, Toolkit } from '@maillon/core/contract'
import { useRead, useSend } from '../../api/use-api.ts'
import { At } from '../../parts/at.tsx'
import { Problem } from '../../parts/problem.tsx'
import { Said } from '../../parts/said.tsx'
import { ViewHead } from '../../parts/view-head.tsx'
import { type SessionForm, sessionRequest } from './session-request.ts'

const rules = [
  { value: 'always_allow', label: 'Run' },
  { value: 'ask_always', label: 'Ask' },
  { value: 'always_deny', label: 'Deny' },
]

interface Items<Item> {
  items: Item[]
}

/** Makes a session to play in, or opens one that there is. */
export function NewSession() {
  const [query] = useSearchParams()
  const [, go] = useLocation()
  const toolkit = query.get('toolkit')
  const [form, setForm] = useState<SessionForm>({
    userId: query.get('user') ?? 'playground',
    toolkits: toolkit === null ? [] : [toolkit],
    writes: 'always_allow',
    destroys: 'ask_always',
  })
  const toolkits = useRead<Items<Toolkit>>('/toolkits', { limit: 1000 })
  const known = toolkits.data?.items ?? []
  const create = useSend<Session, object>(
    (body) => ({ path: '/tool_router/session', body }),
    ['/tool_router/session'],
  )

  function submit(event: SyntheticEvent) {
    event.preventDefault()
    const tool = query.get('tool')
    create.mutate(sessionRequest(form), {
      onSuccess: ({ session_id: id }) =>
        go(`/${encodeURIComponent(id)}${tool === null ? '' : `?tool=${encodeURIComponent(tool)}`}`),
    })
  }

  return (
    <>
      <ViewHead
        title="Playground"
        about="Do by hand what an agent does for a user: find a tool, connect an account, make the call. Calls are real."
      />
      <div className="play">
        <form className="card" onSubmit={submit} aria-label="A session to play in">
          <Stack gap="md">
            <h2>A session to play in</h2>
            <TextInput
              label="User"
              description="Whose accounts it uses: an id, as your app has it."
              required
              value={form.userId}
              onChange={({ currentTarget: { value } }) => setForm({ ...form, userId: value })}
            />
            <MultiSelect
              label="Toolkits"
              description="What the agent may use; all of them when none is chosen."
              placeholder={form.toolkits.length === 0 ? 'All' : ''}
              data={known.map(({ slug, name }) => ({ value: slug, label: name }))}
              value={[...form.toolkits]}
              onChange={(slugs) => setForm({ ...form, toolkits: slugs })}
              searchable
              clearable
              clearButtonProps={{ 'aria-label': 'Choose none' }}
              limit={50}
              nothingFoundMessage="Nothing fits."
            />
            <Rule
              label="Tools that write"
              value={form.writes}
              onChange={(writes) => setForm({ ...form, writes })}
            />
            <Rule
              label="Tools that destroy"
              value={form.destroys}
              onChange={(destroys) => setForm({ ...form, destroys })}
            />
            {create.error && <Problem error={create.error} />}
            <div>
              <Button type="submit" loading={create.isPending}>
                Make the session
              </Button>
            </div>
          </Stack>
        </form>
        <Recent />
      </div>
    </>
  )
}

function Rule({
  label,
  value,
  onChange,
}: {
  label: string
  value: PermissionRule
  onChange(rule: PermissionRule): void
}) {
  return (
    <div>
      <Text size="sm" fw={500} mb={4}>
        {label}
      </Text>
      <SegmentedControl
        aria-label={label}
        data={rules}
        value={value}
        onChange={(rule) => onChange(rule as PermissionRule)}
        fullWidth
      />
    </div>
  )
}

/** Sessions to go on with. */
function Recent() {
  const { data } = useRead<Items<ListedSession>>('/tool_router/session', { limit: 8 })
  if (!data || data.items.length === 0) return null
  return (
    <section className="card" aria-labelledby="recent">
      <h2 id="recent">Or go on with one</h2>
      <ul className="picks">
        {data.items.map(({ session_id: id, user_id: user, created_at: created }) => (
          <li key={id}>
            <Link href={`/${encodeURIComponent(id)}`} className="row">
              <span className="row-main">
                <span className="row-name">
                  <Said>{user}</Said>
                </span>
                <span className="row-about mono">{id}</span>
              </span>
              <span className="quiet">
                <At time={created} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
