import { configOptions } from '../config/config-options.ts'
import { parseOptions } from '../parse-options.ts'

const options = {
  ...configOptions,
  'print-config': { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const

const usage = `maillon serve: the server

  --config FILE      the config file (else maillon.config.ts, .js or .json in this folder, if there is one)
  --env-file FILE    sets variables that are not set yet from a file
  --print-config     says what was read, secrets masked, and starts nothing

It needs MAILLON_DATABASE_URL, MAILLON_ENCRYPTION_KEY, MAILLON_PUBLIC_URL and MAILLON_VERIFICATION;
started without, it says how to set each. All settings: docs/self-hosting.md
`

/** Runs `maillon serve`; answers the exit code. */
export async function serveCommand(arguments_: readonly string[]): Promise<number> {
  const given = parseOptions(arguments_, options)
  if (!given.help) return (await import('./serve.ts')).serve(given)
  console.log(usage)
  return 0
}
