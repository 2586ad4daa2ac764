import { configOptions } from '../config/config-options.ts'
import { parseOptions } from '../parse-options.ts'

const options = {
  ...configOptions,
  all: { type: 'boolean', default: false },
  project: { type: 'string' },
  user: { type: 'string' },
  yes: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const

const usage = `maillon revoke: ends connections here and at their upstreams, for the bad day

  --all            all connections of all projects
  --project ID     those of one project
  --user ID        those of one user, in --project or in "default"
  --yes            asks nothing
  --json           prints one line of JSON: {"ended", "revoked_upstream", "unsupported_toolkits"}
  --config, --env-file as for serve

What an upstream cannot be asked for now is tried again by \`maillon serve\`.
`

/** Runs `maillon revoke`; answers the exit code. */
export async function revokeCommand(arguments_: readonly string[]): Promise<number> {
  const given = parseOptions(arguments_, options)
  if (!given.help) return (await import('./revoke.ts')).revoke(given)
  console.log(usage)
  return 0
}
