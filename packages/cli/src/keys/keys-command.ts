import { type CommandSpec, defineCommand } from '../command.ts'
import { configOptions, jsonOption, projectOption } from '../config/config-options.ts'
import { loadVariables } from '../config/load-variables.ts'
import { printed } from '../printed.ts'
import { readEnd } from './read-end.ts'

const shared = { ...projectOption, ...jsonOption, ...configOptions }

const create = defineCommand({
  name: 'create',
  summary: 'makes a key and prints it, this once',
  options: {
    name: { value: 'NAME', about: 'what the key is known by later' },
    scopes: {
      value: 'LIST',
      default: 'execute,connect',
      about: 'of admin, execute and connect, with commas',
    },
    expires: {
      value: 'WHEN',
      parse: (text) => readEnd(text, Date.now()),
      expects: 'a date such as 2027-01-31, or 90d, 12h, 30m from now',
      about: 'when it ends: a date (2027-01-31), a time, or from now: 90d, 12h',
    },
    ...shared,
  },
  examples: [
    'maillon keys create --name server',
    'maillon keys create --name ci --scopes admin --expires 90d',
  ],
  see: ['maillon keys list'],
  run: async (_, given) => printed(await (await import('./create-key.ts')).createKey(given)),
})

const list = defineCommand({
  name: 'list',
  summary: 'the keys there are, with their last use',
  options: shared,
  examples: ['maillon keys list', 'maillon keys list --project acme --json'],
  see: ['maillon keys revoke'],
  run: async (_, given) => printed(await (await import('./list-keys.ts')).listKeys(given)),
})

const revoke = defineCommand({
  name: 'revoke',
  summary: 'ends a key at once',
  operands: { id: { about: 'the key’s id, as maillon keys list tells it' } },
  options: shared,
  examples: ['maillon keys revoke key_123'],
  see: ['maillon keys list'],
  run: async ({ id }, given) =>
    printed(await (await import('./revoke-key.ts')).revokeKey(id, given)),
})

const encryption = defineCommand({
  name: 'encryption',
  summary: 'prints a new encryption key; touches no database',
  about:
    'Prints a new encryption key, to put before those in MAILLON_ENCRYPTION_KEY; it touches no database.',
  options: { 'env-file': configOptions['env-file'] },
  examples: ['maillon keys encryption'],
  see: ['maillon keys reseal', 'docs/self-hosting.md'],
  run: async (_, given) => {
    loadVariables(given['env-file'])
    return printed((await import('./encryption-key.ts')).nextEncryptionKey(process.env))
  },
})

const reseal = defineCommand({
  name: 'reseal',
  summary: 'seals what older encryption keys sealed under the first one',
  options: { ...jsonOption, ...configOptions },
  examples: ['maillon keys reseal'],
  see: ['maillon keys encryption', 'docs/self-hosting.md'],
  run: async (_, given) => printed(await (await import('./reseal-keys.ts')).resealKeys(given)),
})

/** `maillon keys …` */
export const keysCommand: CommandSpec = {
  name: 'keys',
  about: 'API keys of a project, in the database that `maillon serve` works on.',
  examples: ['maillon keys create --name server', 'maillon keys list'],
  see: ['docs/self-hosting.md'],
  commands: [create, list, revoke, encryption, reseal],
}
