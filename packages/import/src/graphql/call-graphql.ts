import {
  MaillonError,
  type ToolRequest,
  type UpstreamFailure,
  type UpstreamRefusal,
} from '@maillon/core/toolkit'
import { isNode, type Node } from '../openapi/node.ts'
import { ownValue } from '../own-value.ts'
import type { GraphQlCall } from '../toolkit-file.ts'

/** The request that a call of a GraphQL service's tool is; all of a service is one address. */
export function graphQlRequest(
  { document, variables }: GraphQlCall,
  baseUrl: string,
  input: Record<string, unknown>,
): ToolRequest {
  const given = Object.entries(variables).filter(
    ([argument]) => ownValue(input, argument) !== undefined,
  )
  return {
    method: 'POST',
    path: baseUrl.endsWith('/') ? '/' : '',
    headers: { accept: 'application/graphql-response+json, application/json;q=0.9' },
    json: {
      query: document,
      variables: Object.fromEntries(given.map(([argument, name]) => [name, input[argument]])),
    },
  }
}

/**
 * The part of an answer that a tool asked for. Where some of it is missing, the service's words on that stand beside it:
 * what a mutation did is done. Throws `upstream_error` where there is nothing.
 */
export function readGraphQlAnswer(toolkit: string, call: GraphQlCall, body: unknown): unknown {
  const { data, errors } = isNode(body) ? body : {}
  const found = call.answer.reduce<unknown>(
    (value, name) => (isNode(value) ? ownValue(value, name) : value),
    data,
  )
  const words = errorsIn(errors).map(wordsOfError)
  if (words.length === 0 && found !== undefined) return found
  if (found === undefined || found === null) {
    throw new MaillonError('upstream_error', {
      message: `${toolkit}: ${words.join(' ').slice(0, 1_000) || 'It answered with what is no answer of GraphQL.'}`,
      hint: 'Check the arguments; the upstream says what it did not take.',
    })
  }
  return { ...(isNode(found) ? found : { result: found }), graphql_errors: words }
}

/**
 * Reads an answer without data as a failure (https://spec.graphql.org/October2021/#sec-Errors): most services send it with
 * status 200. Codes are no part of the standard; those that several services share are known.
 */
export function graphQlFailure({ status, body }: UpstreamRefusal): UpstreamFailure | undefined {
  const { data, errors } = isNode(body) ? body : {}
  const found = errorsIn(errors)
  const isPartial = isNode(data) && Object.values(data).some((value) => value !== null)
  if (found.length === 0 || (status < 300 && isPartial)) return undefined
  const message = found.map(wordsOfError).join(' ')
  // What a field further in says comes after the call has begun, so that it may not be made again.
  const codes = new Set(found.filter(({ path = [] }) => path.length < 2).flatMap(codesOf))
  const reason =
    status === 401 ? 'token_rejected' : status === 429 ? 'rate_limited' : reasonOf(codes)
  return { message, ...(reason && { reason }) }
}

interface GraphQlError {
  message: string
  path?: unknown[]
  codes: unknown[]
}

/** Some services send one text, or one object, in place of the list. */
function errorsIn(errors: unknown): GraphQlError[] {
  const list = Array.isArray(errors) ? errors : errors ? [errors] : []
  return list.map((error) => {
    const { message, path, type, extensions }: Node = isNode(error) ? error : { message: error }
    const more = isNode(extensions) ? extensions : {}
    return {
      message: typeof message === 'string' ? message : 'It failed, and did not say why.',
      ...(Array.isArray(path) && { path }),
      codes: [type, more.code, more.type],
    }
  })
}

function wordsOfError({ message, path = [] }: GraphQlError): string {
  return (path.length > 1 ? `${path.join('.')}: ${message}` : message).slice(0, 500)
}

function codesOf({ codes }: GraphQlError): string[] {
  return codes.flatMap((code) =>
    typeof code === 'string' ? code.toUpperCase().replaceAll(/[^A-Z]/g, '') : [],
  )
}

function reasonOf(codes: ReadonlySet<string>): UpstreamFailure['reason'] {
  const has = (...names: string[]) => names.some((name) => codes.has(name))
  if (has('UNAUTHENTICATED', 'AUTHENTICATIONERROR', 'INVALIDTOKEN')) return 'token_rejected'
  if (has('THROTTLED', 'RATELIMITED', 'RATELIMITEXCEEDED', 'TOOMANYREQUESTS')) return 'rate_limited'
  return has('INSUFFICIENTSCOPES') ? 'missing_scopes' : undefined
}
