import { MaillonError } from '@maillon/core'

/** Something that is missing or wrong, and the line that mends it. */
export interface Problem {
  what: string
  /** A line for the environment, or for the config file. */
  add: string
}

/** Throws `config_invalid` with all problems at once, so that nobody mends them one start at a time. */
export function throwProblems(command: string, problems: readonly Problem[]): void {
  if (problems.length === 0) return
  const count = problems.length === 1 ? 'one thing is' : `${problems.length} things are`
  throw new MaillonError('config_invalid', {
    message: `${command} cannot start: ${count} missing or wrong.`,
    errors: problems.map(({ what, add }) => `${what}\n    ${add}`),
    hint: 'Set them in the environment, in a file for --env-file, or in maillon.config.ts; secrets never in the latter.',
  })
}
