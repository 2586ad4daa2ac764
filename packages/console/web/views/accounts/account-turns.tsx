import { Button, Group, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { ConnectedAccount, ConnectedAccountRefreshed } from '@maillon/core/contract'
import { useSend } from '../../api/use-api.ts'
import { Problem } from '../../parts/problem.tsx'
import { NewLink } from './new-link.tsx'

const changes = ['/connected_accounts']

/** Gives the account another name, connects it again, and disables or enables it. */
export function AccountTurns({ account, where }: { account: ConnectedAccount; where: string }) {
  const [alias, setAlias] = useState(account.alias ?? '')
  const rename = useSend<unknown>(
    () => ({ method: 'PATCH', path: where, body: { alias: alias.trim() } }),
    changes,
  )
  const again = useSend<ConnectedAccountRefreshed>(
    () => ({ path: `${where}/refresh`, body: {} }),
    changes,
  )
  const enable = useSend<unknown, boolean>(
    (enabled) => ({ method: 'PATCH', path: `${where}/status`, body: { enabled } }),
    changes,
  )
  const error = rename.error ?? again.error ?? enable.error
  const { is_disabled: isDisabled, status } = account
  return (
    <>
      <form
        className="rename"
        onSubmit={(event) => {
          event.preventDefault()
          rename.mutate()
        }}
      >
        <TextInput
          label="Alias"
          size="xs"
          maxLength={128}
          value={alias}
          onChange={(event) => setAlias(event.currentTarget.value)}
        />
        <Button type="submit" size="xs" variant="default" loading={rename.isPending}>
          Rename
        </Button>
      </form>
      <Group gap="xs">
        <Button
          size="xs"
          variant="default"
          loading={again.isPending}
          onClick={() => again.mutate()}
        >
          Connect again
        </Button>
        {(isDisabled || status === 'ACTIVE') && (
          <Button
            size="xs"
            variant="default"
            loading={enable.isPending}
            onClick={() => enable.mutate(isDisabled)}
          >
            {isDisabled ? 'Enable' : 'Disable'}
          </Button>
        )}
      </Group>
      {error && <Problem error={error} />}
      {again.data?.redirect_url && <NewLink url={again.data.redirect_url} />}
      <p role="status">
        {again.data && !again.data.redirect_url ? 'It is renewed; nobody had to do anything.' : ''}
      </p>
    </>
  )
}
