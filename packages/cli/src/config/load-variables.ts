import { MaillonError } from '@maillon/core'

/** Sets variables from a file; what is set already stays. */
export function loadVariables(path: string | undefined): void {
  if (path === undefined) return
  try {
    process.loadEnvFile(path)
  } catch (cause) {
    throw new MaillonError('config_invalid', {
      message: `--env-file ${path} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`,
      hint: 'A line for each variable: NAME=value.',
      cause,
    })
  }
}
