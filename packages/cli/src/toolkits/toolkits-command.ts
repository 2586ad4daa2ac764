import { type CommandSpec, defineCommand } from '../command.ts'
import { configOptions, jsonOption, projectOption } from '../config/config-options.ts'
import { printed } from '../printed.ts'
import { addCommand } from './add-command.ts'
import { approveCommand, updateCommand } from './update-command.ts'

const options = { ...jsonOption, ...configOptions }
const operands = { slug: { about: 'the toolkit or service' } }

const list = defineCommand({
  name: 'list',
  summary: 'all that a server here has: tools, how accounts connect, how it was checked',
  operands: { word: { optional: true, about: 'those alone that have this in their name' } },
  options,
  examples: ['maillon toolkits list', 'maillon toolkits list mail', 'maillon toolkits list --json'],
  see: ['maillon toolkits show', 'maillon toolkits add'],
  run: async ({ word }, given) =>
    printed(await (await import('./list.ts')).listToolkits(given, word)),
})

const show = defineCommand({
  name: 'show',
  summary: 'what to register and to set for one, its scopes, and its tools',
  operands,
  options,
  examples: ['maillon toolkits show gmail'],
  see: ['maillon toolkits list', 'maillon toolkits test'],
  run: async ({ slug }, given) =>
    printed(await (await import('./show.ts')).showToolkit(slug, given)),
})

const lint = defineCommand({
  name: 'lint',
  summary: 'tells which of its tools a model could not find or call',
  operands,
  options,
  examples: ['maillon toolkits lint acme'],
  see: ['docs/writing-toolkits.md'],
  run: async ({ slug }, given) => printed(await (await import('./lint.ts')).lint(slug, given)),
})

const test = defineCommand({
  name: 'test',
  summary: 'calls what reads and needs no arguments, at the service itself',
  about:
    'Calls what reads and needs no arguments, at the service itself. The exit code is 1 when a call fails.',
  operands,
  options: {
    user: { value: 'ID', about: 'with this user’s account' },
    ...projectOption,
    ...options,
  },
  examples: ['maillon toolkits test hackernews', 'maillon toolkits test gmail --user user_123'],
  see: ['maillon toolkits doctor'],
  run: async ({ slug }, given, { phases }) =>
    (await import('./try-toolkit.ts')).tryToolkit(slug, given, phases),
})

const doctor = defineCommand({
  name: 'doctor',
  summary: 'looks at settings, database, key, address and OAuth clients',
  about:
    'Looks at settings, database, key, address and OAuth clients. The exit code is 1 when something is wrong.',
  options,
  examples: ['maillon toolkits doctor', 'maillon toolkits doctor --env-file .env'],
  see: ['maillon serve', 'docs/self-hosting.md'],
  run: async (_, given, { phases }) => (await import('./doctor.ts')).doctor(given, phases),
})

/** `maillon toolkits …` */
export const toolkitsCommand: CommandSpec = {
  name: 'toolkits',
  about:
    'What there is, what is wrong with the settings, and toolkits of API documents, GraphQL schemas and MCP servers, beside the catalogue’s.',
  examples: ['maillon toolkits list', 'maillon toolkits add openapi openapi.yaml'],
  see: ['docs/toolkits.md', 'docs/importing.md'],
  commands: [list, show, lint, test, doctor, addCommand, updateCommand, approveCommand],
}
