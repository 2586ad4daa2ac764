import { type CommandSpec, defineCommand } from '../command.ts'
import { configOptions, jsonOption, projectOption } from '../config/config-options.ts'
import { printed } from '../printed.ts'
import { reachOptions } from '../reach/reach-options.ts'
import { accountStatuses } from './account-statuses.ts'
import { readCount } from './read-count.ts'

const import_ = defineCommand({
  name: 'import',
  summary: 'takes along the accounts that another system has',
  about:
    'Takes along the accounts that another system has, in the database that `maillon serve` works on. The file has a line of JSON for each. Each line is answered by one on stdout: {"line", "outcome", …}, where the outcome is imported, skipped (it was before) or refused. What is refused leaves nothing. A run that was cut off can be repeated: what is in is skipped. The exit code is 3 when lines were refused or left.',
  operands: { file: { about: 'lines of JSON; "-" reads stdin' } },
  options: {
    ...projectOption,
    'at-once': {
      value: 'N',
      default: 8,
      parse: readCount,
      expects: 'a number from 1 to 100',
      about: 'how many lines at once',
    },
    'dry-run': {
      about:
        'reads the file and the database, asks no service, and writes nothing; the outcome is "ready" in place of imported',
    },
    ...configOptions,
  },
  lines: [
    'Lines, as they have to be:',
    '  {"id": "old-1", "user_id": "user_123", "toolkit": "gmail", "access_token": "…", "refresh_token": "…", "expires_at": "2026-12-01T09:00:00Z"}',
    '  {"id": "old-2", "user_id": "user_124", "toolkit": "resend", "api_key": "…", "alias": "work"}',
    '  {"id": "old-3", "user_id": "company", "toolkit": "twilio", "username": "AC…", "password": "…", "shared_with": {"allow_all_users": true}}',
  ],
  examples: [
    'maillon accounts import accounts.jsonl --dry-run',
    'maillon accounts import - --at-once 20',
  ],
  see: ['docs/connected-accounts.md', 'docs/migrating.md'],
  run: async ({ file }, given, { phases }) =>
    (await import('./import-file.ts')).importFile(file, given, phases),
})

const list = defineCommand({
  name: 'list',
  summary: 'the accounts that users have connected',
  options: {
    user: { value: 'ID', about: 'those of this user' },
    toolkit: { value: 'SLUG', about: 'those of this toolkit' },
    status: {
      value: 'STATUS',
      choices: accountStatuses,
      about: 'those alone that are ACTIVE, INITIATED, INACTIVE, EXPIRED, FAILED or REVOKED',
    },
    ...jsonOption,
    ...reachOptions,
  },
  examples: [
    'maillon accounts list',
    'maillon accounts list --user user_123 --status ACTIVE --json',
  ],
  see: ['maillon accounts show', 'maillon connect'],
  run: async (_, given) => printed(await (await import('./list-accounts.ts')).listAccounts(given)),
})

const idOperand = { id: { about: 'the account’s id, as maillon accounts list tells it' } } as const

const show = defineCommand({
  name: 'show',
  summary: 'what is known of an account, but for its secrets',
  operands: idOperand,
  options: { ...jsonOption, ...reachOptions },
  examples: ['maillon accounts show ca_123'],
  see: ['maillon accounts list'],
  run: async ({ id }, given) =>
    printed(await (await import('./show-account.ts')).showAccount(id, given)),
})

const remove = defineCommand({
  name: 'delete',
  summary: 'ends an account, and its grant at the service',
  about:
    'Ends an account, and its grant at the service. The exit code is 3 while the service has not ended it.',
  operands: idOperand,
  options: {
    'keep-grant': { about: 'leaves the grant at the service as it is' },
    yes: { about: 'asks nothing' },
    ...jsonOption,
    ...reachOptions,
  },
  examples: ['maillon accounts delete ca_123', 'maillon accounts delete ca_123 --yes --json'],
  see: ['maillon accounts list', 'maillon revoke'],
  run: async ({ id }, given) => (await import('./delete-account.ts')).deleteAccount(id, given),
})

/** `maillon accounts …` */
export const accountsCommand: CommandSpec = {
  name: 'accounts',
  about: 'Connected accounts.',
  examples: ['maillon accounts list', 'maillon accounts import accounts.jsonl --dry-run'],
  see: ['maillon connect', 'maillon revoke', 'docs/connected-accounts.md'],
  commands: [list, show, remove, import_],
}
