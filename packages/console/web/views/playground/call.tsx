import { Button, Group, Select, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type SyntheticEvent, useState } from 'react'
import type { MaillonError } from '@maillon/core'
import type { ConnectedAccount, ExecuteResult, Session, Tool } from '@maillon/core/contract'
import { validateArguments } from '@maillon/core/provider'
import { request } from '../../api/request.ts'
import { useRead } from '../../api/use-api.ts'
import { Json } from '../../parts/code.tsx'
import { Confirm } from '../../parts/confirm.tsx'
import { EffectMark, effectOf } from '../../parts/effect.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Problem } from '../../parts/problem.tsx'
import { Prose } from '../../parts/prose.tsx'
import { Said } from '../../parts/said.tsx'
import { SchemaForm } from './form/schema-form.tsx'
import { Outcome } from './outcome.tsx'
import { Snippets } from './snippets.tsx'

/** What a call answered, and how long that took from here. */
export interface Answered {
  result: ExecuteResult
  ms: number
}

/** Fills in a tool, runs it, and shows what comes of it and the code that does the same. */
export function Call({ session, where, tool }: { session: Session; where: string; tool: Tool }) {
  const [input, setInput] = useState<Record<string, unknown>>({})
  const [problems, setProblems] = useState<readonly string[]>([])
  const [account, setAccount] = useState<string | null>(null)
  const [asks, setAsks] = useState(false)
  const effect = effectOf(tool.tags)
  const run = useMutation<Answered, MaillonError, { path: string; body: object }>({
    mutationFn: async (call) => {
      const start = performance.now()
      const result = await request<ExecuteResult>({ method: 'POST', ...call })
      return { result, ms: Math.round(performance.now() - start) }
    },
  })
  const execute = () =>
    run.mutate({
      path: `${where}/execute`,
      body: { tool_slug: tool.slug, arguments: input, ...(account !== null && { account }) },
    })

  async function submit(event: SyntheticEvent) {
    event.preventDefault()
    const checked = await validateArguments(tool.input_parameters, input)
    const wrong = 'error' in checked ? checked.error.errors : []
    setProblems(wrong)
    if (wrong.length > 0) return
    if (effect === 'read') execute()
    else setAsks(true)
  }

  return (
    <>
      <Group justify="space-between" gap="xs" mb={4}>
        <h2 className="mono">
          <Said>{tool.slug}</Said>
        </h2>
        <EffectMark effect={effect} />
      </Group>
      <p className="quiet">
        <Prose>{tool.description}</Prose>
      </p>
      <form onSubmit={(event) => void submit(event)} noValidate aria-label="Its arguments">
        <SchemaForm
          schema={tool.input_parameters}
          values={input}
          problems={problems}
          onChange={setInput}
        />
        <AccountChoice session={session} tool={tool} value={account} onChange={setAccount} />
        {problems.length > 0 && (
          <div role="alert">
            <Notice tone="bad">
              {problems.length === 1
                ? 'One argument is not right.'
                : `${problems.length} arguments are not right.`}
            </Notice>
          </div>
        )}
        <Group mt="md" gap="sm">
          <Button type="submit" loading={run.isPending}>
            Run
          </Button>
          <Text size="xs" c="dimmed">
            {effect === 'read' ? 'It only reads.' : 'It is a real call: you are asked first.'}
          </Text>
        </Group>
      </form>
      <Confirm
        title={`Run ${tool.slug}?`}
        action="Run it"
        isOpen={asks}
        isFinal={effect === 'destroy'}
        onClose={() => setAsks(false)}
        onConfirm={() => {
          setAsks(false)
          execute()
        }}
      >
        <p>
          It {effect === 'destroy' ? 'destroys' : 'writes'}, with the account of{' '}
          <Said>{session.config.user_id}</Said>.
        </p>
        <Json value={input} what="the arguments" />
      </Confirm>
      <div aria-live="polite">
        {run.error && <Problem error={run.error} />}
        {run.data && (
          <Outcome
            answered={run.data}
            slug={tool.slug}
            where={where}
            isBusy={run.isPending}
            onResume={(pendingId) =>
              run.mutate({ path: `${where}/resume`, body: { pending_id: pendingId } })
            }
          />
        )}
      </div>
      <Snippets session={session} tool={tool} account={account ?? undefined} input={input} />
    </>
  )
}

/** Which of the user’s accounts, where there are several. */
function AccountChoice({
  session,
  tool,
  value,
  onChange,
}: {
  session: Session
  tool: Tool
  value: string | null
  onChange(account: string | null): void
}) {
  const query = {
    user_ids: session.config.user_id,
    toolkit_slugs: tool.toolkit.slug,
    statuses: 'ACTIVE',
    limit: 100,
  }
  const { data } = useRead<{ items: ConnectedAccount[] }>('/connected_accounts', query, {
    enabled: !tool.no_auth,
  })
  if (!data || data.items.length < 2) return null
  return (
    <Select
      mt="sm"
      label="Account"
      description="The one that was connected last, when none is chosen."
      data={data.items.map(({ id, alias, identity }) => ({
        value: id,
        label: [alias ?? identity?.label, id].filter(Boolean).join(' · '),
      }))}
      value={value}
      onChange={onChange}
      clearable
      clearButtonProps={{ 'aria-label': 'Choose none' }}
    />
  )
}
