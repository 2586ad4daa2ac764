import { parseOptions } from '../parse-options.ts'

const options = {
  port: { type: 'string', default: '4400' },
  json: { type: 'boolean', default: false },
  ephemeral: { type: 'boolean', default: false },
  // From its source, the command runs inside the repository, where testkit is at hand.
  emulate: { type: 'boolean', default: import.meta.url.endsWith('.ts') },
  'callback-url': { type: 'string', multiple: true, default: [] as string[] },
  help: { type: 'boolean', default: false },
} as const

const usage = `maillon dev: an engine on 127.0.0.1, for development

  --port N             4400 when left out; 0 picks a free one
  --json               print one line {"url","apiKey","upstreams"} when ready, and nothing else
  --ephemeral          keep nothing: SQLite in memory, new keys (else .maillon/ in this folder)
  --emulate            start emulated upstreams (needs @maillon/testkit and emulate; on inside the repository)
  --callback-url URL   a callbackUrl beside those on this machine; may be given several times

Toolkits that were imported into ./toolkits are there too, as their files are at the time. Without --emulate, OAuth clients come from the environment: GITHUB_CLIENT_ID and GITHUB_CLIENT_SECRET, and so on. So do the addresses of services that you run yourself: GITLAB_ORIGINS=https://git.lan:8443
`

/** Runs `maillon dev`; answers the exit code. */
export async function devCommand(arguments_: readonly string[]): Promise<number> {
  const given = parseOptions(arguments_, options)
  if (given.help) console.log(usage)
  else await (await import('./dev.ts')).dev(given)
  return 0
}
