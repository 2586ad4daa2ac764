import { defineCommand } from '../command.ts'
import { configOptions } from '../config/config-options.ts'

/** `maillon revoke` */
export const revokeCommand = defineCommand({
  name: 'revoke',
  about:
    'Ends connections here and at their upstreams, for the bad day, in the database that `maillon serve` works on. What an upstream cannot be asked for now is tried again by `maillon serve`; the exit code is 3 then.',
  options: {
    all: { about: 'all connections of all projects' },
    project: { value: 'ID', about: 'those of one project' },
    user: { value: 'ID', about: 'those of one user, in --project or in "default"' },
    yes: { about: 'asks nothing' },
    json: {
      about: 'prints one line of JSON: {"ended", "revoked_upstream", "unsupported_toolkits"}',
    },
    ...configOptions,
  },
  examples: ['maillon revoke --user user_123', 'maillon revoke --all --yes --json'],
  see: ['maillon accounts', 'docs/self-hosting.md'],
  run: async (_, given) => (await import('./revoke.ts')).revoke(given),
})
