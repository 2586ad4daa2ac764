import { dev, devOptions, devUsage } from './dev/dev.ts'
import { keys } from './keys/keys.ts'
import { runInstall } from './mcp/install/run-install.ts'
import { mcp, mcpOptions, mcpUsage } from './mcp/mcp.ts'
import { parseOptions } from './parse-options.ts'
import { revoke, revokeOptions, revokeUsage } from './revoke/revoke.ts'
import { toolkits } from './toolkits/toolkits.ts'
import { types, typesOptions, typesUsage } from './types/types.ts'
import { serve, serveOptions, serveUsage } from './serve/serve.ts'

const usage = `maillon <command>

  dev        an engine on this machine, with emulated upstreams inside the repository
  serve      the server
  keys       API keys: create, list, revoke; new encryption keys
  toolkits   what there is, and toolkits of API documents and MCP servers
  types      TypeScript types of imported toolkits
  mcp        a session for MCP clients of this machine, and their settings
  revoke     ends connections here and at their upstreams

maillon <command> --help tells more.
`

/** Runs the command that the arguments name; answers the exit code. Throws a MaillonError for what the user got wrong. */
export async function run(arguments_: readonly string[]): Promise<number> {
  const [command, ...rest] = arguments_
  if (command === 'dev') {
    const options = parseOptions(rest, devOptions)
    if (options.help) console.log(devUsage)
    else await dev(options)
    return 0
  }
  if (command === 'serve') {
    const options = parseOptions(rest, serveOptions)
    if (!options.help) return serve(options)
    console.log(serveUsage)
    return 0
  }
  if (command === 'keys') return keys(rest)
  if (command === 'toolkits') return toolkits(rest)
  if (command === 'types') {
    const options = parseOptions(rest, typesOptions)
    if (options.help) console.log(typesUsage)
    else await types(options)
    return 0
  }
  if (command === 'mcp') {
    const [word, ...more] = rest
    if (word === 'install' || word === 'uninstall') return runInstall(word, more)
    const options = parseOptions(rest, mcpOptions)
    if (options.help) console.log(mcpUsage)
    else await mcp(options)
    return 0
  }
  if (command === 'revoke') {
    const options = parseOptions(rest, revokeOptions)
    if (!options.help) return revoke(options)
    console.log(revokeUsage)
    return 0
  }
  const asked = command === undefined || command === '--help' || command === 'help'
  if (!asked) console.error(`There is no command "${command}".\n`)
  console.log(usage)
  return asked ? 0 : 2
}
