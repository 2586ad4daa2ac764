import { ActionIcon, Group, Menu, Text, useMantineColorScheme } from '@mantine/core'
import { IconCheck, IconDots, IconLogout } from '@tabler/icons-react'
import { Said } from '../parts/said.tsx'
import { type Login, useLogOut } from './use-login.ts'

const schemes = { auto: 'As the system', light: 'Light', dark: 'Dark' } as const

/** Who is logged in, in which project; how the page looks, and the way out. */
export function Account({ login }: { login: Login }) {
  const logOut = useLogOut()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <Group className="account" wrap="nowrap" justify="space-between" gap="xs">
      <div className="account-name">
        <Text size="sm" fw={500} truncate>
          <Said>{nameOf(login)}</Said>
        </Text>
        <Text size="xs" c="dimmed" truncate>
          Project <Said>{login.project}</Said>
        </Text>
      </div>
      <Menu position="top-end" width={200}>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label="Settings">
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>Colours</Menu.Label>
          {(['auto', 'light', 'dark'] as const).map((scheme) => (
            <Menu.Item
              key={scheme}
              role="menuitemradio"
              aria-checked={colorScheme === scheme}
              rightSection={colorScheme === scheme && <IconCheck size={14} />}
              onClick={() => setColorScheme(scheme)}
            >
              {schemes[scheme]}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item leftSection={<IconLogout size={14} />} onClick={() => logOut.mutate()}>
            Log out
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </Group>
  )
}

function nameOf({ kind, name, id }: Login): string {
  if (kind === 'local') return 'This machine'
  return name ?? id ?? ''
}
