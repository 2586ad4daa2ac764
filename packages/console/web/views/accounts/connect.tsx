import { Autocomplete, Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { MaillonError } from '@maillon/core'
import type { AuthConfig, Link, Toolkit } from '@maillon/core/contract'
import { request } from '../../api/request.ts'
import { useRead } from '../../api/use-api.ts'
import { Problem } from '../../parts/problem.tsx'
import { Said } from '../../parts/said.tsx'
import { NewLink } from './new-link.tsx'

interface Wish {
  user: string
  toolkit: string
}

/** Makes a Connect Link for a user and a toolkit. */
export function Connect({
  isOpen,
  user: found,
  onClose,
}: {
  isOpen: boolean
  /** Whom the list is of. */
  user: string
  onClose(): void
}) {
  const [typed, setUser] = useState<string>()
  const user = typed ?? found
  const [toolkit, setToolkit] = useState('')
  const [search] = useDebouncedValue(toolkit, 200)
  const toolkits = useRead<{ items: Toolkit[] }>(
    '/toolkits',
    { search, limit: 20 },
    { enabled: isOpen },
  )
  const client = useQueryClient()
  const link = useMutation<Link, MaillonError, Wish>({
    mutationFn: linkFor,
    onSettled: () => client.invalidateQueries({ queryKey: ['/connected_accounts'] }),
  })
  const close = () => {
    link.reset()
    setUser(undefined)
    setToolkit('')
    onClose()
  }
  return (
    <Modal
      opened={isOpen}
      onClose={close}
      title="Connect an account"
      centered
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          link.mutate({ user, toolkit: toolkit.trim().toLowerCase() })
        }}
      >
        <Stack gap="sm">
          <TextInput
            label="User"
            description="Its id, as your app has it."
            required
            maxLength={256}
            data-autofocus
            value={user}
            onChange={(event) => setUser(event.currentTarget.value)}
          />
          <Autocomplete
            label="Toolkit"
            required
            data={toolkits.data?.items.map(({ slug }) => slug) ?? []}
            renderOption={({ option }) => <Said>{option.value}</Said>}
            value={toolkit}
            onChange={setToolkit}
          />
          {link.error && <Problem error={link.error} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={close}>
              {link.data ? 'Done' : 'Cancel'}
            </Button>
            <Button type="submit" loading={link.isPending}>
              Make a link
            </Button>
          </Group>
        </Stack>
      </form>
      {link.data && <NewLink url={link.data.redirect_url} />}
    </Modal>
  )
}

/** By the project's auth config for the toolkit; where it has none, by a managed one. */
async function linkFor({ user, toolkit }: Wish): Promise<Link> {
  const query = { toolkit_slug: toolkit, limit: 1 }
  const { items } = await request<{ items: AuthConfig[] }>({ path: '/auth_configs', query })
  const id = items[0]?.id ?? (await managed(toolkit))
  const body = { auth_config_id: id, user_id: user }
  return request<Link>({ method: 'POST', path: '/connected_accounts/link', body })
}

async function managed(toolkit: string): Promise<string> {
  const made = await request<{ auth_config: { id: string } }>({
    method: 'POST',
    path: '/auth_configs',
    body: { toolkit: { slug: toolkit }, auth_config: { type: 'use_composio_managed_auth' } },
  })
  return made.auth_config.id
}
