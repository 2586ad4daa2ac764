import { dev, devOptions, devUsage } from './dev/dev.ts'
import { parseOptions } from './parse-options.ts'

const usage = `maillon <command>

  dev    an engine on this machine, with emulated upstreams inside the repository

maillon <command> --help tells more.
`

/** Runs the command that the arguments name; answers the exit code. Throws a MaillonError for what the user got wrong. */
export async function run(arguments_: readonly string[]): Promise<number> {
  const [command, ...rest] = arguments_
  if (command === 'dev') {
    const options = parseOptions(rest, devOptions)
    if (options.help) console.log(devUsage)
    else await dev(options)
    return 0
  }
  const asked = command === undefined || command === '--help' || command === 'help'
  if (!asked) console.error(`There is no command "${command}".\n`)
  console.log(usage)
  return asked ? 0 : 2
}
