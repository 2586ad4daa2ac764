import { MaillonError } from '@maillon/core'
import { parseOptions } from '../parse-options.ts'
import { configOptions } from '../config/settings-for.ts'
import { createKey } from './create-key.ts'
import { newEncryptionKey } from './encryption-key.ts'
import { listKeys } from './list-keys.ts'
import { resealKeys } from './reseal-keys.ts'
import { revokeKey } from './revoke-key.ts'

export const keysUsage = `maillon keys <command>: API keys of a project, in the database that \`maillon serve\` works on

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

/** Runs `maillon keys …`; answers the exit code. */
export async function keys(arguments_: readonly string[]): Promise<number> {
  const [command, ...rest] = arguments_
  const operand =
    command === 'revoke' && rest[0]?.startsWith('-') === false ? rest.shift() : undefined
  const given = parseOptions(rest, options)
  if (command === undefined || command === '--help' || given.help) console.log(keysUsage)
  else if (command === 'create') console.log(await createKey(given))
  else if (command === 'list') console.log(await listKeys(given))
  else if (command === 'revoke') console.log(await revokeKey(operand, given))
  else if (command === 'encryption') console.log(newEncryptionKey())
  else if (command === 'reseal') console.log(await resealKeys(given))
  else {
    throw new MaillonError('config_invalid', {
      message: `There is no command "keys ${command}".`,
      hint: 'There are create, list, revoke, encryption and reseal.',
    })
  }
  return 0
}
