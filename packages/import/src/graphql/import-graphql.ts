import type { GraphQlOptions } from './graphql-options.ts'
import type { Imported } from '../openapi/import-openapi.ts'
import { tooDeep } from '../too-deep.ts'

/**
 * Makes a toolkit of a GraphQL schema (https://spec.graphql.org), each field of its query and mutation types a tool.
 * Nothing is fetched. Throws `config_invalid` when it is no schema, or none of it is sound.
 */
export async function importGraphQl(text: string, options: GraphQlOptions): Promise<Imported> {
  // Who serves toolkits reads no schemas.
  const { readGraphQl } = await import('./read-graphql.ts')
  try {
    return readGraphQl(text, options)
  } catch (error) {
    if (error instanceof RangeError) throw tooDeep(options.from, error)
    throw error
  }
}
