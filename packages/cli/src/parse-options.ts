import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import { MaillonError } from '@maillon/core'

/** A command's options by name. Throws `config_invalid` for one that it does not have. */
export function parseOptions<Options extends ParseArgsOptionsConfig>(
  arguments_: readonly string[],
  options: Options,
) {
  try {
    return parseArgs({ args: [...arguments_], options, allowNegative: true, strict: true }).values
  } catch (error) {
    throw new MaillonError('config_invalid', {
      message: error instanceof Error ? error.message : String(error),
      hint: `Options: ${Object.keys(options)
        .map((name) => `--${name}`)
        .join(', ')}.`,
    })
  }
}
