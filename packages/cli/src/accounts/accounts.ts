import { MaillonError } from '@maillon/core'
import { configOptions } from '../config/config-options.ts'
import { parseOptions } from '../parse-options.ts'

const usage = `maillon accounts import FILE: takes along the accounts that another system has, in the database that \`maillon serve\` works on

FILE has a line of JSON for each account ("-" reads stdin):

  {"id": "old-1", "user_id": "user_123", "toolkit": "gmail", "access_token": "…", "refresh_token": "…", "expires_at": "2026-12-01T09:00:00Z"}
  {"id": "old-2", "user_id": "user_124", "toolkit": "resend", "api_key": "…", "alias": "work"}
  {"id": "old-3", "user_id": "company", "toolkit": "twilio", "username": "AC…", "password": "…", "shared_with": {"allow_all_users": true}}

Each line is answered by one on stdout: {"line", "outcome", …}, where the outcome is imported, skipped (it was before) or
refused. What is refused leaves nothing. A run that was cut off can be repeated: what is in is skipped.

  --project ID     default when left out
  --at-once N      how many at once; 8 when left out
  --dry-run        reads the file and the database: asks no service, and writes nothing; the outcome is "ready" in place of imported
  --config, --env-file as for serve

It exits with 3 when lines were refused or left.
`

const options = {
  ...configOptions,
  project: { type: 'string', default: 'default' },
  'at-once': { type: 'string', default: '8' },
  'dry-run': { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const

/** Runs `maillon accounts …`; answers the exit code. */
export async function accounts(arguments_: readonly string[]): Promise<number> {
  const [name, ...rest] = arguments_
  const isFile = rest[0] === '-' || rest[0]?.startsWith('-') === false
  const file = isFile ? rest.shift() : undefined
  const given = parseOptions(rest, options)
  if (name === undefined || name === '--help' || given.help) {
    console.log(usage)
    return 0
  }
  if (name !== 'import' || file === undefined) {
    throw new MaillonError('config_invalid', {
      message:
        name === 'import' ? 'Which file?' : `There is no command "accounts ${name}", but import.`,
      hint: 'maillon accounts import accounts.jsonl',
    })
  }
  return (await import('./import-file.ts')).importFile(file, given)
}
