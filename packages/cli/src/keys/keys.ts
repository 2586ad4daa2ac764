import { MaillonError } from '@maillon/core'
import { parseOptions } from '../parse-options.ts'
import { configOptions } from '../config/config-options.ts'

const usage = `maillon keys <command>: API keys of a project, in the database that \`maillon serve\` works on

  create --name NAME   makes a key and prints it, this once
    --scopes LIST      of admin, execute, connect; execute,connect when left out
    --expires WHEN     a date (2027-01-31), a time, or from now: 90d, 12h
  list                 the keys there are, with their last use
  revoke ID            ends one at once
  encryption           prints a new encryption key; touches no database
  reseal               seals what older encryption keys sealed under the first one

  --project ID         default when left out
  --json               one line of JSON
  --config, --env-file as for serve
`

const options = {
  ...configOptions,
  project: { type: 'string', default: 'default' },
  json: { type: 'boolean', default: false },
  name: { type: 'string' },
  scopes: { type: 'string', default: 'execute,connect' },
  expires: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const

type Given = ReturnType<typeof parseOptions<typeof options>>

/** What each command prints; `operand` is the word after its name. */
const commands: Readonly<Record<string, (given: Given, operand?: string) => Promise<string>>> = {
  create: async (given) => (await import('./create-key.ts')).createKey(given),
  list: async (given) => (await import('./list-keys.ts')).listKeys(given),
  revoke: async (given, operand) => (await import('./revoke-key.ts')).revokeKey(operand, given),
  encryption: async () => (await import('./encryption-key.ts')).newEncryptionKey(),
  reseal: async (given) => (await import('./reseal-keys.ts')).resealKeys(given),
}

/** Runs `maillon keys …`; answers the exit code. */
export async function keys(arguments_: readonly string[]): Promise<number> {
  const [name, ...rest] = arguments_
  const operand = name === 'revoke' && rest[0]?.startsWith('-') === false ? rest.shift() : undefined
  const given = parseOptions(rest, options)
  if (name === undefined || name === '--help' || given.help) {
    console.log(usage)
    return 0
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) {
    throw new MaillonError('config_invalid', {
      message: `There is no command "keys ${name}".`,
      hint: 'There are create, list, revoke, encryption and reseal.',
    })
  }
  console.log(await command(given, operand))
  return 0
}
