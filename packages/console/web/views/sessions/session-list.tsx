import { Button, Skeleton, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconPlayerPlay, IconSearch } from '@tabler/icons-react'
import { Link, useSearchParams } from 'wouter'
import type { ListedSession } from '@maillon/core/contract'
import { useList } from '../../api/use-api.ts'
import { At } from '../../parts/at.tsx'
import { inConsole } from '../../parts/in-console.ts'
import { Problem } from '../../parts/problem.tsx'
import { Rows } from '../../parts/rows.tsx'
import { Said } from '../../parts/said.tsx'
import { ViewHead } from '../../parts/view-head.tsx'

/** The sessions of the project, the newest first; of one user when asked for them. */
export function SessionList() {
  const [query, setQuery] = useSearchParams()
  const user = query.get('user') ?? ''
  const [asked] = useDebouncedValue(user, 200)
  const { items, data, error, isPending, more, refetch } = useList<ListedSession>(
    '/tool_router/session',
    {
      user_ids: asked,
      limit: 100,
    },
  )
  const total = (data?.pages[0] as { total_items?: number } | undefined)?.total_items ?? 0
  return (
    <>
      <ViewHead title="Sessions" about="A user, and what an agent may use for them.">
        <Button
          component={Link}
          href={inConsole('/playground')}
          leftSection={<IconPlayerPlay size={16} />}
        >
          Make one
        </Button>
      </ViewHead>
      <div className="find">
        <TextInput
          type="search"
          aria-label="Sessions of a user"
          placeholder="User id, as your app has it"
          leftSection={<IconSearch size={16} />}
          value={user}
          onChange={({ currentTarget: { value } }) =>
            setQuery(value === '' ? {} : { user: value }, { replace: true })
          }
        />
      </div>
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      {isPending && <Skeleton h={240} aria-label="Loading" />}
      {!isPending && !error && (
        <Text size="sm" c="dimmed" role="status" mb={6}>
          {said(total, asked)}
        </Text>
      )}
      <Rows items={items} keyOf={(one) => one.session_id} size={61} label="Sessions" onEnd={more}>
        {(one) => <SessionRow session={one} />}
      </Rows>
    </>
  )
}

function SessionRow({ session }: { session: ListedSession }) {
  const { session_id: id, user_id: user, config, created_at: created } = session
  const { toolkits } = config
  return (
    <Link href={`/${encodeURIComponent(id)}`} className="row session-row">
      <span className="row-main">
        <span className="row-name">
          <Said>{user}</Said>
        </span>
        <span className="row-about mono">{id}</span>
      </span>
      <span className="quiet wide">
        <Said>{toolkits === undefined ? 'all toolkits' : shortly(toolkits)}</Said>
      </span>
      <span className="quiet when">
        <At time={created} />
      </span>
    </Link>
  )
}

function shortly(toolkits: { enabled: string[] } | { disabled: string[] }): string {
  const slugs = 'enabled' in toolkits ? toolkits.enabled : toolkits.disabled
  const some =
    slugs.slice(0, 4).join(', ') + (slugs.length > 4 ? ` and ${slugs.length - 4} more` : '')
  if ('enabled' in toolkits) return some || 'no toolkit'
  return slugs.length === 0 ? 'all toolkits' : `all but ${some}`
}

function said(total: number, user: string): string {
  if (total === 0) return user === '' ? 'There is none yet.' : 'This user has none.'
  return total === 1 ? '1 session' : `${total.toLocaleString('en')} sessions`
}
