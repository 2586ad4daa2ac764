import { defineCommand } from '../command.ts'
import { exitCodes } from '../exit-codes.ts'
import { readPort } from './read-port.ts'

/** `maillon dev` */
export const devCommand = defineCommand({
  name: 'dev',
  about:
    'An engine on 127.0.0.1, for development. Toolkits that were imported into ./toolkits are there too, as their files are at the time. Without --emulate, OAuth clients come from the environment: GITHUB_CLIENT_ID and GITHUB_CLIENT_SECRET, and so on. So do the addresses of services that you run yourself: GITLAB_ORIGINS=https://git.lan:8443',
  options: {
    port: {
      value: 'N',
      default: 4400,
      parse: readPort,
      expects: 'a port: 0 to 65535',
      about: 'the port; 0 picks a free one',
    },
    json: {
      about: 'prints one line {"url","apiKey","upstreams","console"} when ready, and nothing else',
    },
    ephemeral: {
      about: 'keeps nothing: SQLite in memory, new keys; else they are in .maillon/ of this folder',
    },
    emulate: {
      // From its source, the command runs inside the repository, where testkit is at hand.
      default: import.meta.url.endsWith('.ts'),
      defaultText: 'inside the repository',
      negatable: true,
      about: 'starts emulated upstreams, which needs @maillon/testkit and emulate',
    },
    console: {
      default: true,
      negatable: true,
      about: 'serves the console; the first line is an address that opens it, once',
    },
    'callback-url': {
      value: 'URL',
      several: true,
      about: 'a callbackUrl beside those on this machine; several times',
    },
  },
  examples: ['maillon dev', 'maillon dev --port 0 --json', 'maillon dev --ephemeral --emulate'],
  see: ['maillon serve', 'maillon toolkits add'],
  run: async (_, given, { phases }) => {
    await (await import('./dev.ts')).dev(given, phases)
    return exitCodes.done
  },
})
