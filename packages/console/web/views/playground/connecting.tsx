import { Button, Group, Loader, Text } from '@mantine/core'
import { IconExternalLink } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import type { ConnectedAccount } from '@maillon/core/contract'
import type { ConnectionRequired } from '@maillon/core/provider'
import { path } from '../../api/path.ts'
import { useRead } from '../../api/use-api.ts'
import { Notice } from '../../parts/notice.tsx'
import { Said } from '../../parts/said.tsx'

/** The Connect Link of a call, and how far it has come; once the account is there, the call runs on by itself. */
export function Connecting({
  required,
  isBusy,
  onResume,
}: {
  required: ConnectionRequired
  isBusy: boolean
  onResume(pendingId: string): void
}) {
  const {
    toolkit,
    redirectUrl,
    connectedAccountId: id = '',
    pendingId = '',
    missingScopes,
  } = required
  const { data: account } = useRead<ConnectedAccount>(path`/connected_accounts/${id}`, undefined, {
    enabled: id !== '',
    every: 1_500,
  })
  const isThere =
    account?.status === 'ACTIVE' &&
    missingScopes.every((scope) => account.scopes?.includes(scope) ?? true)
  const isOver = account !== undefined && /FAILED|EXPIRED|REVOKED/.test(account.status)
  const goesOn = useRef(false)
  useEffect(() => {
    if (!isThere || goesOn.current || pendingId === '') return
    goesOn.current = true
    onResume(pendingId)
  }, [isThere, pendingId, onResume])

  if (!redirectUrl)
    return (
      <Notice tone="warn" title={<Said>{required.message}</Said>}>
        This session leaves connecting to the app.
      </Notice>
    )
  return (
    <Notice
      tone={isOver ? 'bad' : 'warn'}
      title={
        <>
          It needs the user’s <Said>{toolkit}</Said> account
        </>
      }
    >
      <p>
        {missingScopes.length > 0
          ? `The account lacks what this needs: ${missingScopes.join(', ')}.`
          : 'Your agent would hand out this link now. Open it as the user would.'}
      </p>
      <Group gap="sm" mt="xs">
        <Button
          component="a"
          size="xs"
          href={redirectUrl}
          target="_blank"
          rel="noreferrer noopener"
          rightSection={<IconExternalLink size={14} />}
        >
          Open the Connect Link
        </Button>
        {isOver ? (
          <Text size="sm">
            <Said>{account.status_reason ?? 'It came to nothing. Run the call again.'}</Said>
          </Text>
        ) : (
          <Group gap={6}>
            <Loader size={14} aria-hidden="true" />
            <Text size="sm">
              {isThere || isBusy ? 'Connected: the call runs on.' : says(account?.status)}
            </Text>
          </Group>
        )}
      </Group>
      <p className="mono link">{redirectUrl}</p>
    </Notice>
  )
}

function says(status: string | undefined): string {
  if (status === 'INITIATED' || status === 'INITIALIZING') return 'Waiting for the user to connect.'
  return 'Waiting.'
}
