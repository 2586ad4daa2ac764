import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { Session } from '@maillon/core/contract'
import { useSend } from '../../api/use-api.ts'
import { Confirm } from '../../parts/confirm.tsx'
import { Problem } from '../../parts/problem.tsx'

/** Shuts out whoever has a token of the session, or ends it. Each asks first. */
export function SessionEnds({ id, where }: { id: string; where: string }) {
  const [asks, ask] = useState<'revoke' | 'delete'>()
  const [, go] = useLocation()
  const revoke = useSend<Session>(() => ({ path: `${where}/mcp/revoke_tokens`, body: {} }))
  const end = useSend(() => ({ method: 'DELETE', path: where }), ['/waiting_calls'])
  const error = revoke.error ?? end.error
  const close = () => ask(undefined)
  return (
    <>
      <Group gap="xs" mt="sm">
        <Button size="xs" variant="default" onClick={() => ask('revoke')}>
          Revoke its MCP tokens
        </Button>
        <Button size="xs" variant="light" color="red" onClick={() => ask('delete')}>
          Delete it
        </Button>
      </Group>
      <p role="status">
        {revoke.isSuccess ? 'No token from before lets anybody in any more.' : ''}
      </p>
      {error && <Problem error={error} />}
      <Confirm
        title="Revoke its MCP tokens?"
        action="Revoke"
        isOpen={asks === 'revoke'}
        isBusy={revoke.isPending}
        onClose={close}
        onConfirm={() => revoke.mutate(undefined, { onSettled: close })}
      >
        Every MCP client of this session is shut out until it is given a new token.
      </Confirm>
      <Confirm
        title="Delete the session?"
        action="Delete"
        isFinal
        isOpen={asks === 'delete'}
        isBusy={end.isPending}
        onClose={close}
        onConfirm={() => end.mutate(undefined, { onSuccess: () => go('/'), onSettled: close })}
      >
        Its agent is answered that there is no such session, and what waits in it is never run. The
        user’s accounts stay. <span className="mono">{id}</span> does not come back.
      </Confirm>
    </>
  )
}
