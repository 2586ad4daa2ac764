import { MaillonError } from '@maillon/core'
import {
  type CallToolResult,
  type Resource,
  ResourceNotFoundError,
} from '@modelcontextprotocol/server'
import type { LiveSession } from '../sessions/parts.ts'
import type { McpParts } from './parts.ts'

/** A longer one would be more than a client wants at once. */
const maxCharacters = 1_000_000

const prefix = 'maillon://results/'
const idPattern = /^res_[\w-]{1,64}$/
const mimeType = 'application/json'

/** The long results that a session has stored and can still read, the newest first. */
export async function resultResources(
  { sessions }: McpParts,
  session: LiveSession,
): Promise<Resource[]> {
  const results = await sessions.results(session)
  return results.map(({ id, tool, size, createdAt, expiresAt }) => ({
    uri: prefix + id,
    name: id,
    title: `Result of ${tool}`,
    description: `${size.toLocaleString('en')} characters of JSON, kept until ${new Date(expiresAt).toISOString()}.`,
    mimeType,
    annotations: { lastModified: new Date(createdAt).toISOString() },
  }))
}

/** The id of the result that an address names; undefined for another address. */
export function resultIdIn(uri: string): string | undefined {
  const id = uri.startsWith(prefix) ? uri.slice(prefix.length) : ''
  return idPattern.test(id) ? id : undefined
}

/** A stored result as JSON. Throws the protocol's error for one that is not there any more, or was never this session's. */
export async function readResult(
  { sessions }: McpParts,
  session: LiveSession,
  id: string,
): Promise<{ uri: string; mimeType: string; text: string }> {
  const uri = prefix + id
  const { data, size } = await sessions.result(session, id).catch((error: unknown) => {
    throw MaillonError.is(error, 'result_not_found') ? new ResourceNotFoundError(uri) : error
  })
  if (size > maxCharacters) {
    throw new MaillonError('invalid_request', {
      message: `The result has ${size.toLocaleString('en')} characters; ${maxCharacters.toLocaleString('en')} can be read as a resource.`,
      hint: 'Read it by parts: MAILLON_READ_RESULT.',
    })
  }
  return { uri, mimeType, text: JSON.stringify(data) }
}

/** Links to the stored results that an answer speaks of. */
export function resultLinks(data: Record<string, unknown>): CallToolResult['content'] {
  const { results } = data as { results?: unknown }
  const inner = Array.isArray(results)
    ? results.map((one) => (one as { response?: { data?: unknown } } | null)?.response?.data)
    : []
  return [data, ...inner].flatMap((one) => {
    const { result_id: id } = (one ?? {}) as { result_id?: unknown }
    if (typeof id !== 'string' || !idPattern.test(id)) return []
    return [{ type: 'resource_link' as const, uri: prefix + id, name: id, mimeType }]
  })
}
