import { Anchor, Breadcrumbs, Button, Skeleton, Tabs, Text } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { Link, useSearchParams } from 'wouter'
import type { Session, Tool } from '@maillon/core/contract'
import { path } from '../../api/path.ts'
import { useRead } from '../../api/use-api.ts'
import { inConsole } from '../../parts/in-console.ts'
import { Problem } from '../../parts/problem.tsx'
import { Said } from '../../parts/said.tsx'
import { ViewHead } from '../../parts/view-head.tsx'
import { configLines } from '../sessions/config-text.ts'
import { AllTools } from './all-tools.tsx'
import { AsOffered } from './as-offered.tsx'
import { Call } from './call.tsx'
import { Search } from './search.tsx'

/** A session to play in: on the one side its tools are found, on the other one is called. */
export function SessionPlay({ id }: { id: string }) {
  const where = path`/tool_router/session/${id}`
  const { data: session, error } = useRead<Session>(where)
  const [query, setQuery] = useSearchParams()
  const slug = query.get('tool')
  const tool = useRead<Tool>(path`/tools/${slug ?? ''}`, undefined, { enabled: slug !== null })
  const call = useRef<HTMLElement>(null)
  const isPicked = useRef(false)
  function pick(next: string) {
    isPicked.current = true
    setQuery({ tool: next })
  }
  const shown = tool.data?.slug
  useEffect(() => {
    // On a phone it stands below the list, and who cannot see is to hear of it.
    if (shown !== undefined && isPicked.current) call.current?.focus()
  }, [shown])
  const back = (
    <Breadcrumbs mb="xs">
      <Anchor component={Link} href="/" size="sm">
        Playground
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
        <ViewHead title="Playground" />
        <Problem error={error} />
      </>
    )
  if (!session) return <Skeleton h={360} aria-label="Loading" />
  const [toolkits] = configLines(session.config)
  return (
    <>
      {back}
      <ViewHead
        title={
          <>
            As <Said>{session.config.user_id}</Said>
          </>
        }
        about={<Said>{`Toolkits: ${toolkits?.says ?? ''}`}</Said>}
      >
        <Button
          component={Link}
          variant="default"
          href={inConsole(`/sessions/${encodeURIComponent(id)}`)}
        >
          The session
        </Button>
      </ViewHead>
      <div className="play">
        <Tabs defaultValue="search" keepMounted={false} className="card">
          <Tabs.List aria-label="Find a tool">
            <Tabs.Tab value="search">Search</Tabs.Tab>
            <Tabs.Tab value="all">All tools</Tabs.Tab>
            <Tabs.Tab value="model">What a model sees</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="search" pt="md">
            <Search where={where} picked={slug} onPick={pick} />
          </Tabs.Panel>
          <Tabs.Panel value="all" pt="md">
            <AllTools config={session.config} picked={slug} onPick={pick} />
          </Tabs.Panel>
          <Tabs.Panel value="model" pt="md">
            <AsOffered where={where} tool={tool.data} />
          </Tabs.Panel>
        </Tabs>
        <section className="card" aria-label="The call" ref={call} tabIndex={-1}>
          {slug === null && (
            <p className="quiet empty">
              Choose a tool: search as a model would, or take one of the list.
            </p>
          )}
          {tool.error && <Problem error={tool.error} />}
          {slug !== null && tool.isLoading && <Skeleton h={240} aria-label="Loading" />}
          {tool.data && (
            <Call key={tool.data.slug} session={session} where={where} tool={tool.data} />
          )}
        </section>
      </div>
    </>
  )
}
