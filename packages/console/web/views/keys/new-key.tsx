import { Button, Checkbox, Group, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { ApiKey, ApiKeyScope } from '@maillon/core/contract'
import { useSend } from '../../api/use-api.ts'
import { Fact } from '../../parts/fact.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Problem } from '../../parts/problem.tsx'

const scopes = [
  { value: 'execute', label: 'execute: run tools in sessions' },
  { value: 'connect', label: 'connect: connect accounts' },
  { value: 'admin', label: 'admin: everything' },
] as const satisfies readonly { value: ApiKeyScope; label: string }[]

interface Wanted {
  name: string
  scopes: string[]
  expires_at?: string
}

/** Makes a key, which is shown this one time. */
export function NewKey() {
  const [name, setName] = useState('')
  const [chosen, choose] = useState<string[]>(['execute', 'connect'])
  const [end, setEnd] = useState('')
  const create = useSend<ApiKey & { api_key: string }, Wanted>(
    (body) => ({ path: '/api_keys', body }),
    ['/api_keys'],
  )

  function submit(event: FormEvent) {
    event.preventDefault()
    const ends = end === '' ? {} : { expires_at: new Date(end).toISOString() }
    create.mutate({ name, scopes: chosen, ...ends }, { onSuccess: () => setName('') })
  }

  return (
    <section className="card new-key" aria-labelledby="new-key">
      <h2 id="new-key">New key</h2>
      <form onSubmit={submit}>
        <div className="key-fields">
          <TextInput
            label="Name"
            placeholder="What it is for"
            required
            maxLength={128}
            value={name}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
          />
          <TextInput
            type="datetime-local"
            label="Ends"
            description="Left out, it ends when it is revoked."
            value={end}
            onChange={({ currentTarget }) => setEnd(currentTarget.value)}
          />
        </div>
        <Checkbox.Group label="It may" value={chosen} onChange={choose} mt="sm">
          <Group gap="md" mt={6}>
            {scopes.map(({ value, label }) => (
              <Checkbox key={value} value={value} label={label} />
            ))}
          </Group>
        </Checkbox.Group>
        <Button type="submit" mt="md" loading={create.isPending} disabled={chosen.length === 0}>
          Make the key
        </Button>
      </form>
      {create.error && <Problem error={create.error} />}
      <div role="status">
        {create.data && (
          <Notice tone="warn" title="Copy it now: it is not shown again.">
            <Fact name="Key" value={create.data.api_key} />
            <Button size="xs" variant="default" onClick={() => create.reset()}>
              I have it
            </Button>
          </Notice>
        )}
      </div>
    </section>
  )
}
