import { defineCommand } from '../command.ts'
import { configOptions } from '../config/config-options.ts'

/** `maillon serve` */
export const serveCommand = defineCommand({
  name: 'serve',
  about:
    'The server. It needs MAILLON_DATABASE_URL, MAILLON_ENCRYPTION_KEY, MAILLON_PUBLIC_URL and MAILLON_VERIFICATION; started without, it says how to set each.',
  options: {
    ...configOptions,
    console: {
      negatable: true,
      about:
        'serves the console, for keys with the scope admin (default: where only this machine reaches it)',
    },
    'print-config': { about: 'says what was read, secrets masked, and starts nothing' },
  },
  examples: ['maillon serve --env-file .env', 'maillon serve --print-config'],
  see: ['maillon toolkits doctor', 'maillon keys', 'docs/self-hosting.md'],
  run: async (_, given, { phases }) => (await import('./serve.ts')).serve(given, phases),
})
