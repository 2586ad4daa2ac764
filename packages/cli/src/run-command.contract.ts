import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { format } from 'node:util'
import { onTestFinished, vi } from 'vitest'
import { askedOf } from './asked-of.ts'
import { choose } from './choose.ts'
import type { CommandContext, CommandSpec } from './command.ts'
import { main } from './main.ts'

const bin = fileURLToPath(new URL('bin.ts', import.meta.url))
/** What one process compiled, the next one reads. */
const compiled = fileURLToPath(new URL('../node_modules/.cache/compiled', import.meta.url))

/** What came of a command that ended. */
export interface Ended {
  code: number | null
  stdout: string
  stderr: string
}

/**
 * A folder of a test's own, in which `maillon` runs with no more of the environment than is given: `run` in this process,
 * one command at a time; `start` as a process, for what serves until it is stopped.
 */
export async function newFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'maillon-cli-'))
  const running = new Set<ChildProcess>()
  onTestFinished(async () => {
    for (const child of running) child.kill('SIGKILL')
    await rm(folder, { recursive: true })
  })

  function start(arguments_: readonly string[], environment: Record<string, string> = {}) {
    const child = spawn(process.execPath, ['--conditions=@maillon/source', bin, ...arguments_], {
      cwd: folder,
      env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: compiled, ...environment },
    })
    running.add(child)
    const out: string[] = []
    const err: string[] = []
    child.stdout.on('data', (chunk) => out.push(String(chunk)))
    child.stderr.on('data', (chunk) => err.push(String(chunk)))
    const ended = once(child, 'close').then(([code]): Ended => {
      running.delete(child)
      return { code, stdout: out.join(''), stderr: err.join('') }
    })
    return { child, ended }
  }

  return {
    folder,
    start,
    /** `told` hears each line as it is printed. */
    run: (
      arguments_: readonly string[],
      environment: Record<string, string> = {},
      told: (line: string) => void = () => {},
    ) => runHere(folder, arguments_, environment, told),
  }
}

/** What a command's words give to it, to call what it runs with more than words can say. */
export function givenBy<Operands, Given>(
  spec: Pick<CommandSpec, 'name' | 'examples'> & {
    run: (operands: Operands, given: Given, context: CommandContext) => Promise<number>
  },
  words: readonly string[],
) {
  const chosen = choose(spec, askedOf(spec, words))
  if (typeof chosen === 'number') throw new Error(`"${words.join(' ')}" is no ${spec.name}.`)
  const { operands, given, rest } = chosen
  return { operands: operands as Operands, given: given as Given, rest }
}

/** Runs a command as `bin.ts` does, in a folder and an environment that are this process's while it runs. */
async function runHere(
  folder: string,
  arguments_: readonly string[],
  environment: Readonly<Record<string, string>>,
  told: (line: string) => void,
): Promise<Ended> {
  const before = { folder: process.cwd(), environment: { ...process.env } }
  const out: string[] = []
  const err: string[] = []
  const hear =
    (lines: string[]) =>
    (...said: unknown[]) => {
      const line = format(...said)
      lines.push(`${line}\n`)
      told(line)
    }
  const spies = [
    vi.spyOn(console, 'log').mockImplementation(hear(out)),
    vi.spyOn(console, 'error').mockImplementation(hear(err)),
  ]
  process.chdir(folder)
  setEnvironment({ PATH: process.env.PATH, ...environment })
  try {
    const code = await main(arguments_)
    return { code, stdout: out.join(''), stderr: err.join('') }
  } finally {
    setEnvironment(before.environment)
    process.chdir(before.folder)
    for (const spy of spies) spy.mockRestore()
  }
}

/** Variable by variable: what a process asks of its system, such as its home, does not see an object put in their place. */
function setEnvironment(wanted: NodeJS.ProcessEnv): void {
  for (const name of Object.keys(process.env)) delete process.env[name]
  for (const [name, value] of Object.entries(wanted))
    if (value !== undefined) process.env[name] = value
}
