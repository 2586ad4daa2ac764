import { type CommandSpec, defineCommand } from '../command.ts'
import { configOptions, projectOption } from '../config/config-options.ts'
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
  run: async ({ file }, given) => (await import('./import-file.ts')).importFile(file, given),
})

/** `maillon accounts …` */
export const accountsCommand: CommandSpec = {
  name: 'accounts',
  about: 'Connected accounts.',
  examples: ['maillon accounts import accounts.jsonl --dry-run'],
  see: ['maillon revoke', 'docs/connected-accounts.md'],
  commands: [import_],
}
