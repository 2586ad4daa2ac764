import { exitCodes } from './exit-codes.ts'
import { run } from './run.ts'

/** Runs a command as a person would, and tells on stderr what went wrong; answers the exit code. */
export async function main(arguments_: readonly string[]): Promise<number> {
  try {
    return await run(arguments_)
  } catch (error) {
    const { tellError } = await import('./tell-error.ts')
    const isVerbose = arguments_.includes('--verbose') || Boolean(process.env.MAILLON_DEBUG)
    tellError(error, isVerbose)
    return exitCodes.failed
  }
}
