import { clientVariables } from './connections/auth-configs/client-variables.ts'
import type { EngineOptions } from './engine-options.ts'

/** The OAuth clients that an environment names: GMAIL_CLIENT_ID with GMAIL_CLIENT_SECRET, and so on for each slug. */
export function clientsFromEnvironment(
  slugs: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): NonNullable<EngineOptions['authConfigs']> {
  return Object.fromEntries(
    slugs.flatMap((slug) => {
      const names = clientVariables(slug)
      const clientId = environment[names.id]
      const clientSecret = environment[names.secret]
      const callback = environment[names.callback] === 'shared' ? ('shared' as const) : 'own'
      return clientId && clientSecret ? [[slug, { clientId, clientSecret, callback }]] : []
    }),
  )
}
