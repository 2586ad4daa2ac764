/** Asks for what is not said, and writes an app; answers the exit code. */
export async function create(arguments_: readonly string[]): Promise<number> {
  console.log(`create-maillon ${arguments_.join(' ')}`)
  return 0
}
