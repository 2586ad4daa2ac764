import type { HookOptions, HttpHook } from '@maillon/engine'
import type { MaillonConfig } from './config-file.ts'
import { type Environment, secretVariable, variable } from './environment.ts'
import type { Problem } from './problems.ts'

type Hooks = { [Name in keyof HookOptions]?: HttpHook }

const prefixes = {
  beforeExecute: 'MAILLON_BEFORE_EXECUTE',
  afterExecute: 'MAILLON_AFTER_EXECUTE',
} as const

/** The policy services that every call passes: by the environment, else by the config file; the secret is in no config file. */
export function hooksOf(
  configured: MaillonConfig['hooks'],
  environment: Environment,
  problems: Problem[],
): Hooks {
  const hooks: Hooks = {}
  for (const name of ['beforeExecute', 'afterExecute'] as const) {
    const prefix = prefixes[name]
    const file = configured?.[name]
    const secret = secretVariable(environment, `${prefix}_SECRET`, problems, file?.secretFile)
    const url = variable(environment, `${prefix}_URL`) ?? file?.url
    const time = variable(environment, `${prefix}_TIMEOUT_MS`)
    const timeoutMs = time === undefined ? file?.timeoutMs : Number(time)
    if (url === undefined) {
      // Whoever named a part of it meant to be protected by it.
      if (secret !== undefined || time !== undefined)
        problems.push({ what: `${prefix}_URL is missing.`, add: `${prefix}_URL=https://…` })
    } else if (secret === undefined)
      problems.push({
        what: `${prefix}_URL has no secret to sign with.`,
        add: `${prefix}_SECRET=whsec_…   # or ${prefix}_SECRET_FILE; base64 of 24 to 64 random bytes`,
      })
    else hooks[name] = { url, secret, timeoutMs }
  }
  return hooks
}
