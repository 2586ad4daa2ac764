import { readFileSync } from 'node:fs'
import type { Problem } from './problems.ts'

export type Environment = Readonly<Record<string, string | undefined>>

/** A variable's value; undefined when it is not set, or empty. */
export function variable(environment: Environment, name: string): string | undefined {
  return environment[name]?.trim() || undefined
}

/** A variable with a list in it, parted by commas. */
export function listVariable(environment: Environment, name: string): string[] | undefined {
  return variable(environment, name)
    ?.split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
}

/** A secret: the variable itself, or the file that `<name>_FILE` or the config names. */
export function secretVariable(
  environment: Environment,
  name: string,
  problems: Problem[],
  fileOfConfig?: string,
): string | undefined {
  const direct = variable(environment, name)
  const path = variable(environment, `${name}_FILE`) ?? fileOfConfig
  if (direct !== undefined || path === undefined) return direct
  try {
    const content = readFileSync(path, 'utf8').trim()
    if (content !== '') return content
    problems.push({ what: `The file ${path} is empty.`, add: `${name}_FILE=<another file>` })
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    problems.push({
      what: `The file for ${name} cannot be read: ${reason}.`,
      add: `${name}_FILE=<another file>`,
    })
  }
  // Said once: that it is missing too would be no news.
  return ''
}
