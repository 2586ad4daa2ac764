import { posix, win32 } from 'node:path'
import { MaillonError } from '@maillon/core'

/** Where a client's settings are, and under which name it looks for servers. */
export interface ClientFile {
  title: string
  path: string
  /** `mcpServers` in most clients, `servers` in VS Code. */
  section: 'mcpServers' | 'servers'
}

/** This machine, as far as it says where settings are. */
export interface Machine {
  platform: NodeJS.Platform
  home: string
  environment: Readonly<Record<string, string | undefined>>
}

export const clients = ['claude', 'cursor', 'vscode'] as const

/** The user's own settings of a client, which no project commits. Throws `config_invalid` for a client that is not known. */
export function clientFile(client: string | undefined, machine: Machine): ClientFile {
  const { home } = machine
  const { join } = machine.platform === 'win32' ? win32 : posix
  const settings = settingsFolder(machine)
  if (client === 'claude') {
    const path = join(settings, 'Claude', 'claude_desktop_config.json')
    return { title: 'Claude Desktop', path, section: 'mcpServers' }
  }
  if (client === 'cursor') {
    return { title: 'Cursor', path: join(home, '.cursor', 'mcp.json'), section: 'mcpServers' }
  }
  if (client === 'vscode') {
    const path = join(settings, 'Code', 'User', 'mcp.json')
    return { title: 'VS Code', path, section: 'servers' }
  }
  throw new MaillonError('config_invalid', {
    message:
      client === undefined ? 'Which client?' : `"${client}" is no client that can be set up.`,
    hint: `There are ${clients.join(', ')}.`,
  })
}

/** Where programs keep a user's settings. */
export function settingsFolder({ platform, home, environment }: Machine): string {
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support')
  if (platform === 'win32') return environment.APPDATA ?? win32.join(home, 'AppData', 'Roaming')
  return environment.XDG_CONFIG_HOME ?? posix.join(home, '.config')
}
