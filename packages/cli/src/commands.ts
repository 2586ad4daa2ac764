import type { CommandSpec } from './command.ts'

interface Unloaded {
  summary: string
  load: () => Promise<CommandSpec>
}

/** What `maillon` does. To list the commands, none has to be loaded: most of what a short command takes is loading. */
const commands: Readonly<Record<string, Unloaded>> = {
  init: {
    summary: 'a small app to begin with, in this folder',
    load: async () => (await import('./init/init-command.ts')).initCommand,
  },
  dev: {
    summary: 'an engine on this machine, for development',
    load: async () => (await import('./dev/dev-command.ts')).devCommand,
  },
  serve: {
    summary: 'the server',
    load: async () => (await import('./serve/serve-command.ts')).serveCommand,
  },
  keys: {
    summary: 'API keys: create, list, revoke; new encryption keys',
    load: async () => (await import('./keys/keys-command.ts')).keysCommand,
  },
  audit: {
    summary: 'who changed what: list, export, and the proof that nothing was changed',
    load: async () => (await import('./audit/audit-command.ts')).auditCommand,
  },
  toolkits: {
    summary: 'what there is, what is wrong with the settings, and toolkits of your own',
    load: async () => (await import('./toolkits/toolkits-command.ts')).toolkitsCommand,
  },
  types: {
    summary: 'TypeScript types of imported toolkits, for session.execute',
    load: async () => (await import('./types/types-command.ts')).typesCommand,
  },
  mcp: {
    summary: 'a session for MCP clients of this machine, and their settings',
    load: async () => (await import('./mcp/mcp-command.ts')).mcpCommand,
  },
  connect: {
    summary: 'a Connect Link for a user, and waits until they have connected',
    load: async () => (await import('./connect/connect-command.ts')).connectCommand,
  },
  accounts: {
    summary: 'connected accounts: list, show, delete; takes along those that another system has',
    load: async () => (await import('./accounts/accounts-command.ts')).accountsCommand,
  },
  sessions: {
    summary: 'sessions of users: list, show, delete',
    load: async () => (await import('./sessions/sessions-command.ts')).sessionsCommand,
  },
  users: {
    summary: 'the people whom apps serve: list; what is known of one, and erases it',
    load: async () => (await import('./users/users-command.ts')).usersCommand,
  },
  logs: {
    summary: 'calls of tools: what was called, by whom, and how it went',
    load: async () => (await import('./logs/logs-command.ts')).logsCommand,
  },
  revoke: {
    summary: 'ends connections here and at their upstreams',
    load: async () => (await import('./revoke/revoke-command.ts')).revokeCommand,
  },
}

/** The tree of commands, with the whole of those that are wanted, and the names of the others. */
export async function maillonCommand(isWanted: (name: string) => boolean): Promise<CommandSpec> {
  const known = Object.entries(commands).map(async ([name, { summary, load }]) => {
    const loaded: Partial<CommandSpec> = isWanted(name) ? await load() : {}
    return { examples: [], ...loaded, name, summary }
  })
  return {
    name: 'maillon',
    summary: 'connects an agent to its users’ accounts',
    examples: [
      'maillon init',
      'maillon dev',
      'maillon toolkits list mail',
      'maillon help toolkits add',
    ],
    see: ['docs/cli.md'],
    commands: await Promise.all(known),
  }
}
