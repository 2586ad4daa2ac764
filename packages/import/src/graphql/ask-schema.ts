import { MaillonError } from '@maillon/core/toolkit'
import { isNode } from '../openapi/node.ts'

/**
 * What a service says of its schema, as JSON; undefined where it is no GraphQL service. `ask` sends a query and answers
 * what came back, parsed. Throws `config_invalid` in the service's words where it tells nobody, or not this caller.
 */
export async function askSchema(
  ask: (query: string) => Promise<unknown>,
): Promise<string | undefined> {
  // Who serves toolkits asks for no schemas.
  const { getIntrospectionQuery } = await import('graphql')
  let words: string | undefined
  // Services of an older revision of the language refuse what they do not know.
  for (const isNew of [true, false]) {
    const facts = { specifiedByUrl: isNew, inputValueDeprecation: isNew, oneOf: false }
    for (const oneOf of isNew ? [true, false] : [false]) {
      const answer = await ask(getIntrospectionQuery({ ...facts, oneOf }))
      if (!isNode(answer)) return undefined
      const { data, errors } = answer
      if (isNode(data) && isNode(data.__schema)) return JSON.stringify({ data })
      if (errors !== undefined) words = wordsOf(errors)
    }
  }
  if (words === undefined) return undefined
  throw new MaillonError('config_invalid', {
    message: `It does not tell its schema: ${words}`,
    hint: 'Pass the schema as a file with --base-url, or a key of yours with --key-env NAME.',
  })
}

function wordsOf(errors: unknown): string {
  const [error]: unknown[] = Array.isArray(errors) ? errors : [errors]
  return String(isNode(error) ? error.message : error).slice(0, 300)
}
