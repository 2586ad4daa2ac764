import { run } from './run.ts'

/** Runs a command as a person would; answers the exit code. What the user got wrong is told on stderr, any other error is thrown. */
export async function main(arguments_: readonly string[]): Promise<number> {
  try {
    return await run(arguments_)
  } catch (error) {
    const { tellError } = await import('./tell-error.ts')
    tellError(error)
    return 1
  }
}
