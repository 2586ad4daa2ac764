import { defineCommand } from '../command.ts'
import { reachOptions } from '../reach/reach-options.ts'
import { printed } from '../printed.ts'
import { readSince } from './read-since.ts'

/** `maillon logs` */
export const logsCommand = defineCommand({
  name: 'logs',
  about:
    'Calls of tools: what was called, by whom, how it went and how long it took. With an id, all that is known of one. A key of an engine that runs needs the scope admin.',
  operands: {
    id: { about: 'the log id of an answer: this call alone', optional: true },
  },
  options: {
    follow: { about: 'goes on with those that come, until it is stopped' },
    user: { value: 'ID', about: 'those of this user' },
    session: { value: 'ID', about: 'those in this session' },
    tool: { value: 'SLUG', about: 'those of this tool' },
    failed: { about: 'those that failed or were denied' },
    since: {
      value: 'TIME',
      about: 'those since then: 10m, 2h, 3d or a time in ISO 8601',
      parse: readSince,
      expects: '10m, 2h, 3d, or a time such as 2026-12-01T08:00:00Z',
    },
    json: { about: 'prints a line of JSON for each call' },
    ...reachOptions,
  },
  examples: [
    'maillon logs',
    'maillon logs --failed --since 1h',
    'maillon logs --follow --user user_123',
    'maillon logs log_123',
  ],
  see: ['maillon sessions', 'docs/call-log.md'],
  run: async ({ id }, given) => {
    if (id !== undefined) return printed(await (await import('./show-call.ts')).showCall(id, given))
    return (await import('./list-calls.ts')).listCalls(given)
  },
})
