import { type CommandSpec, defineCommand } from '../command.ts'
import { jsonOption } from '../config/config-options.ts'
import { printed } from '../printed.ts'
import { reachOptions } from '../reach/reach-options.ts'

const options = { ...jsonOption, ...reachOptions }
const operands = {
  id: { about: 'the session’s id, as maillon sessions list tells it' },
} as const

const list = defineCommand({
  name: 'list',
  summary: 'the sessions there are, the newest first',
  options: { user: { value: 'ID', about: 'those of this user' }, ...options },
  examples: ['maillon sessions list', 'maillon sessions list --user user_123 --json'],
  see: ['maillon sessions show'],
  run: async (_, given) => printed(await (await import('./list-sessions.ts')).listSessions(given)),
})

const show = defineCommand({
  name: 'show',
  summary: 'how a session is configured, and what its tools are',
  operands,
  options,
  examples: ['maillon sessions show trs_123'],
  see: ['maillon sessions list', 'docs/sessions.md'],
  run: async ({ id }, given) =>
    printed(await (await import('./show-session.ts')).showSession(id, given)),
})

const remove = defineCommand({
  name: 'delete',
  summary: 'ends a session; accounts stay connected',
  operands,
  options: { yes: { about: 'asks nothing' }, ...options },
  examples: ['maillon sessions delete trs_123 --yes'],
  see: ['maillon sessions list'],
  run: async ({ id }, given) => (await import('./delete-session.ts')).deleteSession(id, given),
})

/** `maillon sessions …` */
export const sessionsCommand: CommandSpec = {
  name: 'sessions',
  about:
    'Sessions that an app has opened for its users. A key of an engine that runs needs the scope admin.',
  examples: ['maillon sessions list', 'maillon sessions show trs_123'],
  see: ['maillon accounts', 'docs/sessions.md'],
  commands: [list, show, remove],
}
