/** A command: it is given the words after its name, and answers the exit code. */
type Command = (arguments_: readonly string[]) => Promise<number>

/** Each is loaded when it is asked for, and loads no more than it needs: most of what a short command takes is loading. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  dev: async () => (await import('./dev/dev-command.ts')).devCommand,
  serve: async () => (await import('./serve/serve-command.ts')).serveCommand,
  keys: async () => (await import('./keys/keys.ts')).keys,
  toolkits: async () => (await import('./toolkits/toolkits.ts')).toolkits,
  types: async () => (await import('./types/types-command.ts')).typesCommand,
  mcp: async () => (await import('./mcp/mcp-command.ts')).mcpCommand,
  accounts: async () => (await import('./accounts/accounts.ts')).accounts,
  revoke: async () => (await import('./revoke/revoke-command.ts')).revokeCommand,
}

const usage = `maillon <command>

  dev        an engine on this machine, with emulated upstreams inside the repository
  serve      the server
  keys       API keys: create, list, revoke; new encryption keys
  toolkits   what there is, what is wrong with the settings, and toolkits of API documents and MCP servers
  types      TypeScript types of imported toolkits
  mcp        a session for MCP clients of this machine, and their settings
  accounts   takes along the accounts that another system has
  revoke     ends connections here and at their upstreams

maillon <command> --help tells more.
`

/** Runs the command that the arguments name; answers the exit code. Throws a MaillonError for what the user got wrong. */
export async function run(arguments_: readonly string[]): Promise<number> {
  const [name, ...rest] = arguments_
  const load = Object.hasOwn(commands, name ?? '') ? commands[name ?? ''] : undefined
  if (load) return (await load())(rest)
  const isAsked = name === undefined || name === '--help' || name === 'help'
  if (!isAsked) console.error(`There is no command "${name}".\n`)
  console.log(usage)
  return isAsked ? 0 : 2
}
