import { configOptions } from '../config/config-options.ts'
import { parseOptions } from '../parse-options.ts'

const options = {
  user: { type: 'string' },
  toolkits: { type: 'string' },
  url: { type: 'string' },
  'env-file': configOptions['env-file'],
  help: { type: 'boolean', default: false },
} as const

const usage = `maillon mcp: a session as an MCP server on stdin and stdout, for local clients

  --user ID          whose accounts
  --toolkits A,B     which toolkits; all when left out
  --url URL          the server, or MAILLON_BASE_URL; without either, an engine in this process
  --env-file FILE    sets variables that are not set yet from a file
  install CLIENT     sets up claude, cursor or vscode to start it; uninstall takes it out again

The API key of a server comes from MAILLON_API_KEY. The engine in this process keeps its database and key in a folder of yours, takes
OAuth clients from the environment (GMAIL_CLIENT_ID and GMAIL_CLIENT_SECRET, and so on), and serves its Connect Links on
this machine alone, while it runs. Each start opens a session of its own.
`

/** Runs `maillon mcp`, with `install` and `uninstall`; answers the exit code. */
export async function mcpCommand(arguments_: readonly string[]): Promise<number> {
  const [word, ...more] = arguments_
  if (word === 'install' || word === 'uninstall')
    return (await import('./install/run-install.ts')).runInstall(word, more)
  const given = parseOptions(arguments_, options)
  if (given.help) console.log(usage)
  else await (await import('./mcp.ts')).mcp(given)
  return 0
}
