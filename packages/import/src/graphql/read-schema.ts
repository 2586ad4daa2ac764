import { MaillonError } from '@maillon/core/toolkit'
import {
  buildASTSchema,
  buildClientSchema,
  type GraphQLSchema,
  type IntrospectionQuery,
  parse,
} from 'graphql'
import { isNode, type Node } from '../openapi/node.ts'
import { mendDocument } from './mend-document.ts'

/**
 * A GraphQL schema of its text: SDL, or what introspection answered, as JSON. `told` hears of what is mended. Throws
 * `config_invalid`.
 */
export function readSchema(
  text: string,
  from: string,
  told: (at: string, message: string) => void,
): GraphQLSchema {
  const plain = text.replace(/^\uFEFF/, '')
  try {
    if (/^\s*[{[]/.test(plain)) return ofIntrospection(plain)
    // What a schema says of directives and of old fields matters to nobody who asks.
    return buildASTSchema(mendDocument(parse(plain, { noLocation: true }), told), {
      assumeValid: true,
      assumeValidSDL: true,
    })
  } catch (cause) {
    if (MaillonError.is(cause)) throw cause
    throw new MaillonError('config_invalid', {
      message: `${from} is no GraphQL schema: ${cause instanceof Error ? cause.message : String(cause)}`,
      hint: 'Pass the schema itself: SDL, or what introspection answers, as JSON.',
      cause,
    })
  }
}

function ofIntrospection(text: string): GraphQLSchema {
  const answer = JSON.parse(text) as Node
  const data = isNode(answer.data) ? answer.data : answer
  if (!isNode(data.__schema)) throw new Error('there is no __schema in it.')
  return buildClientSchema(data as unknown as IntrospectionQuery, { assumeValid: true })
}
