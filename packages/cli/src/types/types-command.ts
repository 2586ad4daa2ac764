import { parseOptions } from '../parse-options.ts'

const options = {
  out: { type: 'string', default: 'maillon-tools.d.ts' },
  folder: { type: 'string' },
  check: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const

const usage = `maillon types: TypeScript types of imported toolkits, for session.execute

  --out FILE         maillon-tools.d.ts when left out; your tsconfig has to include it
  --folder FOLDER    where toolkits are; ./toolkits when left out
  --check            writes nothing, and fails when the file is out of date

The catalogue's own types come with @maillon/toolkits.
`

/** Runs `maillon types`; answers the exit code. */
export async function typesCommand(arguments_: readonly string[]): Promise<number> {
  const given = parseOptions(arguments_, options)
  if (given.help) console.log(usage)
  else await (await import('./types.ts')).types(given)
  return 0
}
