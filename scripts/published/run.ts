import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

export interface RunOptions {
  cwd?: string
  env?: Readonly<Record<string, string>>
}

const execute = promisify(execFile)
const maxBuffer = 64 * 1024 * 1024

/** Runs a program to its end, and answers what it wrote to stdout. Throws what it told where it failed. */
export async function run(
  command: string,
  arguments_: readonly string[],
  options: RunOptions = {},
): Promise<string> {
  const { ok, stdout, told } = await answered(command, arguments_, options)
  if (!ok) throw new Error(`${command} ${arguments_.join(' ')}: ${told}`)
  return stdout
}

/** Runs a program to its end: whether it was well, and all that it wrote. */
export async function answered(
  command: string,
  arguments_: readonly string[],
  { cwd, env }: RunOptions = {},
): Promise<{ ok: boolean; stdout: string; told: string }> {
  try {
    const options = { cwd, env: { ...process.env, ...env }, maxBuffer }
    const { stdout, stderr } = await execute(command, [...arguments_], options)
    return { ok: true, stdout, told: `${stdout}${stderr}` }
  } catch (error) {
    const {
      stdout = '',
      stderr = '',
      message,
    } = error as Error & { stdout?: string; stderr?: string }
    return { ok: false, stdout, told: `${stdout}${stderr}` || message }
  }
}
