import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { MaillonError } from '@maillon/core/toolkit'
import type { Client as McpClient } from '@modelcontextprotocol/client'
import type { Command } from '../toolkit-file.ts'
import { clientOptions } from './client-options.ts'
import { keepWholeAnswers } from './whole-answers.ts'

/** An MCP server that was started by its command, and speaks on stdin and stdout. */
export interface RunningCommand {
  client: McpClient
  /** Called once, when the process is gone. */
  onEnd(told: () => void): void
  /** Ends the process, by force if need be. */
  stop(): Promise<void>
}

export interface CommandStart {
  command: Command
  /** The toolkit's name, before each line of what the process writes to stderr. */
  toolkit: string
  /** The account's, where people paste one. */
  key: string | undefined
}

/** Less than a call of an upstream may take, so that it is told what failed; `npx` may have to fetch a package first. */
const startMs = 25_000
/** More than these says nothing new. */
const mostLines = 1_000

/**
 * Starts a server. It gets PATH, HOME and the like, and of the rest of this process' environment the named variables
 * alone. Throws `upstream_error` when it does not start; why, stderr tells.
 */
export async function startCommand(start: CommandStart): Promise<RunningCommand> {
  const { command, toolkit } = start
  const [file = '', ...args] = command.run
  const env = variables(start)
  const [{ Client }, { StdioClientTransport }] = await Promise.all([
    import('@modelcontextprotocol/client'),
    import('@modelcontextprotocol/client/stdio'),
  ])
  const tell = teller(toolkit, Object.values(env))
  const client = new Client({ name: 'maillon', version: '1' }, clientOptions)
  const ended = Promise.withResolvers<void>()
  Object.assign(client, { onclose: ended.resolve })
  try {
    requireVariables(command)
    const transport = new StdioClientTransport({ command: file, args, env, stderr: 'pipe' })
    createInterface({ input: transport.stderr as Readable }).on('line', tell)
    await client.connect(transport, { timeout: startMs })
    keepWholeAnswers(client)
  } catch (error) {
    tell(error instanceof Error ? error.message : String(error))
    await client.close()
    throw new MaillonError('upstream_error', {
      message: `${toolkit} did not start.`,
      hint: 'Its operator finds the reason in what the server wrote to stderr.',
    })
  }
  return {
    client,
    onEnd: (told) => void ended.promise.then(told),
    stop: () => client.close(),
  }
}

function requireVariables({ environment = [] }: Command): void {
  const missing = environment.filter((name) => process.env[name] === undefined)
  if (missing.length > 0) throw new Error(`The environment lacks ${missing.join(', ')}.`)
}

function variables({ command, key }: CommandStart): Record<string, string> {
  const { environment = [], keyVariable } = command
  return {
    ...Object.fromEntries(environment.map((name) => [name, process.env[name] ?? ''])),
    ...(keyVariable !== undefined && key !== undefined && { [keyVariable]: key }),
  }
}

/** Passes on what a process says, without what it was given in secret. */
function teller(toolkit: string, secrets: readonly string[]): (line: string) => void {
  let told = 0
  return (line) => {
    told += 1
    if (told > mostLines) return
    const text = secrets
      .filter((secret) => secret.length >= 8)
      .reduce((rest, secret) => rest.replaceAll(secret, '[secret]'), line)
    // It goes to an operator's terminal, which it is not to command.
    process.stderr.write(`${toolkit}: ${text.slice(0, 2_000).replaceAll(/\p{C}/gu, ' ')}\n`)
  }
}
