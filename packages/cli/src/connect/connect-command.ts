import { defineCommand } from '../command.ts'
import { reachOptions } from '../reach/reach-options.ts'
import { readDuration } from './read-duration.ts'

/** `maillon connect` */
export const connectCommand = defineCommand({
  name: 'connect',
  about:
    'Makes a Connect Link for a user of your app, prints it, and waits until they have connected their account. It needs an engine that runs, since a browser has to reach it. The exit code is 3 when the time was over, and 1 when the user or the service said no.',
  operands: { toolkit: { about: 'what to connect, as maillon toolkits list tells it' } },
  options: {
    user: { value: 'ID', required: true, about: 'the id that your app has for the person' },
    way: { value: 'NAME', about: 'the way to connect, where the toolkit has several' },
    alias: { value: 'NAME', about: 'what the account is called' },
    another: { about: 'also when the user has an account there already' },
    open: { about: 'opens the link in the browser of this machine' },
    wait: { default: true, negatable: true, about: 'waits until the account is connected' },
    timeout: {
      value: 'TIME',
      default: 600_000,
      defaultText: '10m',
      parse: readDuration,
      expects: 'a time such as 90s, 10m or 1h',
      about: 'how long it waits',
    },
    json: { about: 'prints the account as one line of JSON, and the link on stderr' },
    ...reachOptions,
  },
  examples: ['maillon connect gmail --user user_123', 'maillon connect github --user ada --open'],
  see: ['maillon dev', 'maillon accounts list', 'docs/connected-accounts.md'],
  run: async ({ toolkit }, given) => (await import('./connect.ts')).connect(toolkit, given),
})
