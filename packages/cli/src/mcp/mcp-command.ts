import { defineCommand } from '../command.ts'
import { configOptions } from '../config/config-options.ts'
import { exitCodes } from '../exit-codes.ts'

const sessionOptions = {
  user: { value: 'ID', about: 'whose accounts' },
  toolkits: { value: 'A,B', about: 'which toolkits; all when left out' },
} as const
const clientOperand = { client: { about: 'claude (Claude Desktop), cursor or vscode' } } as const
const nameOption = {
  name: { value: 'NAME', default: 'maillon', about: 'what the client calls it' },
} as const
const yesOption = { yes: { about: 'asks nothing' } } as const

const install = defineCommand({
  name: 'install',
  summary: 'sets up an MCP client of this machine',
  about:
    'Sets up an MCP client of this machine. It says what it will change and asks first. A server’s API key comes from MAILLON_API_KEY, and goes into a file of its own that only you may read. What was there before is kept in a backup beside the settings; uninstall brings it back.',
  operands: clientOperand,
  options: {
    ...sessionOptions,
    url: {
      value: 'URL',
      about:
        'the server, or MAILLON_BASE_URL; without either, the client starts an engine of its own',
    },
    ...nameOption,
    ...yesOption,
    'env-file': configOptions['env-file'],
  },
  examples: [
    'maillon mcp install claude --user ada',
    'maillon mcp install cursor --user ada --url https://connect.your-app.com',
  ],
  see: ['maillon mcp uninstall', 'docs/mcp.md'],
  run: async ({ client }, given) =>
    (await import('./install/run-install.ts')).runInstall(client, given),
})

const uninstall = defineCommand({
  name: 'uninstall',
  summary: 'takes it out of a client’s settings again',
  about:
    'Takes it out of a client’s settings again. Where nothing else changed meanwhile, the file becomes what it was.',
  operands: clientOperand,
  options: { ...nameOption, ...yesOption },
  examples: ['maillon mcp uninstall claude'],
  see: ['maillon mcp install'],
  run: async ({ client }, given) =>
    (await import('./install/run-install.ts')).runUninstall(client, given),
})

/** `maillon mcp …` */
export const mcpCommand = defineCommand({
  name: 'mcp',
  about:
    'A session as an MCP server on stdin and stdout, for clients that start a command. The API key of a server comes from MAILLON_API_KEY. Without a server, an engine in this process keeps its database and key in a folder of yours, takes OAuth clients from the environment (GMAIL_CLIENT_ID and GMAIL_CLIENT_SECRET, and so on), and serves its Connect Links on this machine alone, while it runs. Each start opens a session of its own.',
  options: {
    ...sessionOptions,
    url: {
      value: 'URL',
      about: 'the server, or MAILLON_BASE_URL; without either, an engine in this process',
    },
    'env-file': configOptions['env-file'],
  },
  examples: [
    'maillon mcp --user ada --toolkits gmail,github',
    'maillon mcp install claude --user ada',
  ],
  see: ['docs/mcp.md'],
  commands: [install, uninstall],
  run: async (_, given) => {
    await (await import('./mcp.ts')).mcp(given)
    return exitCodes.done
  },
})
