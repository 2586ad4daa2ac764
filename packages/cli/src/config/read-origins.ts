import type { EngineOptions } from '@maillon/engine'
import { type Environment, listVariable } from './environment.ts'

type Origins = NonNullable<EngineOptions['origins']>

/** The addresses of services that the operator runs: from `<TOOLKIT>_ORIGINS`, with commas, else from the config file. */
export function originsOf(
  slugs: readonly string[],
  environment: Environment,
  file: Origins = {},
): Origins {
  const own = slugs.flatMap((slug) => {
    const name = `${slug.toUpperCase().replaceAll('-', '_')}_ORIGINS`
    const given = listVariable(environment, name)
    return given ? [[slug, given] as const] : []
  })
  return { ...file, ...Object.fromEntries(own) }
}
