import { MaillonError } from '@maillon/core'
import { configOptions } from '../config/config-options.ts'
import { parseOptions } from '../parse-options.ts'
import { toolkitsUsage } from './toolkits-usage.ts'

const options = {
  ...configOptions,
  user: { type: 'string' },
  project: { type: 'string', default: 'default' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const

type Given = ReturnType<typeof parseOptions<typeof options>>

/** What looks at toolkits; answers the exit code. `operand` is the word after its name. */
const commands: Readonly<Record<string, (given: Given, operand?: string) => Promise<number>>> = {
  list: async (given, operand) =>
    printed(await (await import('./list.ts')).listToolkits(given, operand)),
  show: async (given, operand) =>
    printed(await (await import('./show.ts')).showToolkit(operand, given)),
  lint: async (given, operand) => printed(await (await import('./lint.ts')).lint(operand, given)),
  test: async (given, operand) => (await import('./try-toolkit.ts')).tryToolkit(operand, given),
  doctor: async (given) => (await import('./doctor.ts')).doctor(given),
}

/** Runs `maillon toolkits …`; answers the exit code. */
export async function toolkits(arguments_: readonly string[]): Promise<number> {
  const [name, ...rest] = arguments_
  if (name === 'add' && rest[0] === 'openapi')
    return (await import('./add-openapi.ts')).addOpenApi(rest.slice(1))
  if (name === 'add' && rest[0] === 'graphql')
    return (await import('./add-graphql.ts')).addGraphQl(rest.slice(1))
  if (name === 'add' && rest[0] === 'mcp')
    return (await import('./add-mcp.ts')).addMcp(rest.slice(1))
  if (name === 'add' && rest[0] !== undefined)
    return (await import('./add-service.ts')).addService(rest)
  if (name === 'update') return (await import('./update.ts')).update(rest)
  if (name === 'approve') return (await import('./approve.ts')).approve(rest)
  const operand = rest[0]?.startsWith('-') === false ? rest.shift() : undefined
  const given = parseOptions(rest, options)
  if (name === undefined || name === '--help' || name === 'help' || given.help)
    return printed(toolkitsUsage)
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (command) return command(given, operand)
  throw new MaillonError('config_invalid', {
    message: `There is no command "toolkits ${[name, operand].filter(Boolean).join(' ')}".`,
    hint: 'There are list, show, lint, test, doctor, add NAME, add openapi, add graphql, add mcp, update and approve.',
  })
}

function printed(text: string): number {
  console.log(text)
  return 0
}
