import type { EngineOptions } from './engine-options.ts'

/** The OAuth clients that an environment names: GMAIL_CLIENT_ID with GMAIL_CLIENT_SECRET, and so on for each slug. */
export function clientsFromEnvironment(
  slugs: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): NonNullable<EngineOptions['authConfigs']> {
  return Object.fromEntries(
    slugs.flatMap((slug) => {
      const name = slug.toUpperCase().replaceAll('-', '_')
      const clientId = environment[`${name}_CLIENT_ID`]
      const clientSecret = environment[`${name}_CLIENT_SECRET`]
      const callback = environment[`${name}_CALLBACK`] === 'shared' ? ('shared' as const) : 'own'
      return clientId && clientSecret ? [[slug, { clientId, clientSecret, callback }]] : []
    }),
  )
}
