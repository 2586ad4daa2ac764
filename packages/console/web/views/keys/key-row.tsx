import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import type { ApiKey } from '@maillon/core/contract'
import { path } from '../../api/path.ts'
import { useSend } from '../../api/use-api.ts'
import { At } from '../../parts/at.tsx'
import { Chip } from '../../parts/chip.tsx'
import { Confirm } from '../../parts/confirm.tsx'
import { Problem } from '../../parts/problem.tsx'
import { Said, visible } from '../../parts/said.tsx'

/** One key: how it begins, what it may do, when it was used last and when it ends. */
export function KeyRow({ apiKey, onTry }: { apiKey: ApiKey; onTry(): void }) {
  const { id, name, prefix, scopes, last_used_at: used, expires_at: ends } = apiKey
  const [asks, ask] = useState(false)
  const revoke = useSend(() => ({ method: 'DELETE', path: path`/api_keys/${id}` }), ['/api_keys'])
  const close = () => ask(false)
  return (
    <>
      <div className="row key-row">
        <span className="row-main">
          <span className="row-name">
            <Said>{name}</Said>
          </span>
          <span className="row-about">
            <span className="mono">{prefix}…</span>{' '}
            {used === null ? (
              'never used'
            ) : (
              <>
                used <At time={used} />
              </>
            )}
            {ends !== null && (
              <>
                , {Date.parse(ends) <= Date.now() ? 'ended' : 'ends'} <At time={ends} />
              </>
            )}
          </span>
        </span>
        <span className="key-scopes">
          {scopes.map((scope) => (
            <Chip key={scope} tone={scope === 'admin' ? 'warn' : 'quiet'}>
              {scope}
            </Chip>
          ))}
        </span>
        <Group gap="xs" wrap="nowrap">
          <Button
            size="xs"
            variant="default"
            aria-label={`Test what ${visible(name)} may do`}
            onClick={onTry}
          >
            Test
          </Button>
          <Button
            size="xs"
            variant="light"
            color="red"
            aria-label={`Revoke ${visible(name)}`}
            onClick={() => ask(true)}
          >
            Revoke
          </Button>
        </Group>
      </div>
      {revoke.error && <Problem error={revoke.error} />}
      <Confirm
        title="Revoke the key?"
        action="Revoke"
        isFinal
        isOpen={asks}
        isBusy={revoke.isPending}
        onClose={close}
        onConfirm={() => revoke.mutate(undefined, { onSettled: close })}
      >
        Whoever calls with <Said>{name}</Said> is let in no more from this moment. It does not come
        back.
      </Confirm>
    </>
  )
}
