import { Button, NativeSelect, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { AccessCheck, AccessChecked, ApiKey } from '@maillon/core/contract'
import { useSend } from '../../api/use-api.ts'
import { Chip } from '../../parts/chip.tsx'
import { Problem } from '../../parts/problem.tsx'
import { Said, visible } from '../../parts/said.tsx'
import { JsonInput } from '../playground/form/json-input.tsx'

const tones = { yes: 'good', no: 'bad', asks: 'warn' } as const

/** Says whether a call may be made with a key in a session, and which rule says so. It makes none. */
export function Tester({
  keys,
  keyId,
  onKey,
}: {
  keys: readonly ApiKey[]
  keyId: string
  onKey(id: string): void
}) {
  const [session, setSession] = useState('')
  const [tool, setTool] = useState('')
  const [input, setInput] = useState<unknown>()
  const check = useSend<AccessChecked, AccessCheck>((body) => ({ path: '/access/check', body }))

  function submit(event: FormEvent) {
    event.preventDefault()
    check.mutate({
      ...(keyId !== '' && { api_key_id: keyId }),
      session_id: session.trim(),
      tool_slug: tool.trim(),
      ...(input !== undefined && { arguments: input as Record<string, unknown> }),
    })
  }

  return (
    <section className="card tester" aria-labelledby="tester">
      <h2 id="tester">May it make this call?</h2>
      <form onSubmit={submit}>
        <div className="key-fields">
          <NativeSelect
            label="Key"
            value={keyId}
            onChange={({ currentTarget }) => onKey(currentTarget.value)}
            data={[
              { value: '', label: 'None: the app itself' },
              ...keys.map(({ id, name, prefix }) => ({
                value: id,
                label: `${visible(name)} (${prefix}…)`,
              })),
            ]}
          />
          <TextInput
            label="Session"
            placeholder="trs_…"
            required
            value={session}
            onChange={({ currentTarget }) => setSession(currentTarget.value)}
          />
          <TextInput
            label="Tool"
            placeholder="GMAIL_SEND_EMAIL"
            required
            value={tool}
            onChange={({ currentTarget }) => setTool(currentTarget.value)}
          />
          <JsonInput
            label="Arguments"
            value={input}
            problems={[]}
            isRequired={false}
            onChange={setInput}
          />
        </div>
        <Button type="submit" mt="md" loading={check.isPending}>
          Test
        </Button>
      </form>
      {check.error && <Problem error={check.error} />}
      <div role="status">{check.data && <Verdict {...check.data} />}</div>
    </section>
  )
}

function Verdict({ allowed, needs, rules, note }: AccessChecked) {
  const waits = needs === 'connection' ? 'the account is connected' : 'it is approved'
  return (
    <>
      <p className="verdict">
        {!allowed && 'No, it may not.'}
        {allowed && (needs === undefined ? 'Yes, it may.' : `Yes, once ${waits}.`)}
      </p>
      <ol className="rules">
        {rules.map(({ rule, says, why }) => (
          <li key={rule}>
            <span>{rule}</span>
            <Chip tone={tones[says]}>{says}</Chip>
            <Said>{why}</Said>
          </li>
        ))}
      </ol>
      <p className="quiet">{note}</p>
    </>
  )
}
