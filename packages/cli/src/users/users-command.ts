import { type CommandSpec, defineCommand } from '../command.ts'
import { jsonOption } from '../config/config-options.ts'
import { printed } from '../printed.ts'
import { reachOptions } from '../reach/reach-options.ts'

const options = { ...jsonOption, ...reachOptions }
const operands = { id: { about: 'the user’s id, as the app gives it' } } as const

const list = defineCommand({
  name: 'list',
  summary: 'users who have sessions or accounts',
  options: { prefix: { value: 'TEXT', about: 'those whose ids begin so' }, ...options },
  examples: ['maillon users list', 'maillon users list --prefix acme/ --json'],
  see: ['docs/persons.md'],
  run: async (_, given) => printed(await (await import('./list-users.ts')).listUsers(given)),
})

const exporting = defineCommand({
  name: 'export',
  summary: 'prints what is known of a user, a line of JSON for each row',
  about:
    'Prints what is known of a user, a line of JSON for each row: {"table", "row"}. Credentials are left out; a file is told with its facts, and an address to its bytes.',
  operands,
  options: reachOptions,
  examples: ['maillon users export user_123'],
  see: ['maillon users erase', 'docs/persons.md'],
  run: async ({ id }, given) => (await import('./export-user.ts')).exportUser(id, given),
})

const erase = defineCommand({
  name: 'erase',
  summary: 'erases all that is a user’s, and ends their accounts',
  about:
    'Erases all that is a user’s, and ends their accounts here and at their services. What was cut off goes on when it is run again. The exit code is 3 while a service has not ended a grant.',
  operands,
  options: { yes: { about: 'asks nothing' }, ...options },
  examples: ['maillon users erase user_123', 'maillon users erase user_123 --yes --json'],
  see: ['maillon users export', 'maillon users receipts', 'docs/persons.md'],
  run: async ({ id }, given) => (await import('./erase-user.ts')).eraseUser(id, given),
})

const receipts = defineCommand({
  name: 'receipts',
  summary: 'the receipts of erasures that were of this user',
  operands,
  options: reachOptions,
  examples: ['maillon users receipts user_123'],
  see: ['maillon users erase', 'docs/persons.md'],
  run: async ({ id }, given) =>
    printed(await (await import('./erase-user.ts')).receiptsOf(id, given)),
})

/** `maillon users …` */
export const usersCommand: CommandSpec = {
  name: 'users',
  about:
    'The people whom apps serve, and what they may ask of you. A key of an engine that runs needs the scope admin.',
  examples: ['maillon users export user_123', 'maillon users erase user_123'],
  see: ['docs/persons.md'],
  commands: [list, exporting, erase, receipts],
}
