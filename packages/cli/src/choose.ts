import { CommanderError } from 'commander'
import type { Asked } from './asked-of.ts'
import type { CommandSpec } from './command.ts'
import { exitCodes } from './exit-codes.ts'
import { type Chosen, createProgram } from './program.ts'

/** The command that runs; an exit code where all is told: a help, a version, or what is wrong with the words. */
export function choose(
  root: CommandSpec,
  { words, spec, isUnknown }: Asked,
): (Chosen & { rest: readonly string[] | undefined }) | number {
  const end = spec.rest === undefined ? -1 : words.indexOf('--')
  let chosen: Chosen | undefined
  const runs = (one: CommandSpec) => !isUnknown || one !== spec
  const program = createProgram(root, runs, (one) => {
    chosen = one
  })
  try {
    program.parse(end === -1 ? words : words.slice(0, end), { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    return error.exitCode === 0 ? exitCodes.done : exitCodes.misused
  }
  if (!chosen) return exitCodes.misused
  return { ...chosen, rest: end === -1 ? undefined : words.slice(end + 1) }
}
