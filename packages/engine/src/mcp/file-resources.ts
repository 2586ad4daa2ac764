import { buffer } from 'node:stream/consumers'
import { MaillonError } from '@maillon/core'
import type { FileFacts } from '@maillon/core/toolkit'
import {
  type CallToolResult,
  type ReadResourceResult,
  type Resource,
  ResourceNotFoundError,
} from '@modelcontextprotocol/server'
import { isText } from '../files/look-at.ts'
import type { LiveSession } from '../sessions/parts.ts'
import type { McpParts } from './parts.ts'

/** A larger one would be more than a client wants at once: in base64 it is a third longer. */
const maxBytes = 5 * 1024 * 1024
/** As many as an answer links. */
const mostLinks = 50
/** Deeper than answers of tools have their files. */
const maxDepth = 8

const prefix = 'maillon://files/'
const idPattern = /^file_[\w-]{1,64}$/

/** The files of a session that it can still read, the newest first. */
export async function fileResources(
  { sessions }: McpParts,
  session: LiveSession,
): Promise<Resource[]> {
  const files = await sessions.files(session)
  return files.map(({ id, name, mimetype, size, createdAt, expiresAt }) => ({
    uri: prefix + id,
    name,
    description: `The file ${id}, kept until ${new Date(expiresAt).toISOString()}.`,
    mimeType: mimetype,
    size,
    annotations: { lastModified: new Date(createdAt).toISOString() },
  }))
}

/** The id of the file that an address names; undefined for another address. */
export function fileIdIn(uri: string): string | undefined {
  const id = uri.startsWith(prefix) ? uri.slice(prefix.length) : ''
  return idPattern.test(id) ? id : undefined
}

/**
 * A file's text, or its bytes in base64 where it is none. Throws the protocol's error for one that is not there any more,
 * or was never this session's.
 */
export async function readFile(
  { sessions, files }: McpParts,
  session: LiveSession,
  id: string,
): Promise<ReadResourceResult['contents'][number]> {
  const uri = prefix + id
  const file = await sessions.file(session, id).catch((error: unknown) => {
    throw MaillonError.is(error, 'file_not_found') ? new ResourceNotFoundError(uri) : error
  })
  const { size, mimetype: mimeType } = file
  if (size > maxBytes) {
    throw new MaillonError('invalid_request', {
      message: `The file has ${size.toLocaleString('en')} bytes; ${maxBytes.toLocaleString('en')} can be read as a resource.`,
      hint: 'Read it by parts: MAILLON_READ_FILE. Or pass its id to a tool.',
    })
  }
  const bytes = await buffer(files.read(file))
  const text = isText(mimeType) ? utf8(bytes) : undefined
  return text === undefined
    ? { uri, mimeType, blob: bytes.toString('base64') }
    : { uri, mimeType, text }
}

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** Links to the files that an answer speaks of. */
export function fileLinks(data: unknown): CallToolResult['content'] {
  const found = new Map<string, FileFacts>()
  const look = (value: unknown, depth: number): void => {
    if (typeof value !== 'object' || value === null || depth > maxDepth) return
    if (isFile(value)) found.set(value.id, value)
    else for (const inner of Object.values(value)) look(inner, depth + 1)
  }
  look(data, 0)
  return [...found.values()].slice(0, mostLinks).map(({ id, name, mimetype, size }) => ({
    type: 'resource_link',
    uri: prefix + id,
    name,
    mimeType: mimetype,
    size,
  }))
}

function isFile(value: object): value is FileFacts {
  const { id, name, mimetype, size, sha256 } = value as Partial<Record<keyof FileFacts, unknown>>
  return (
    typeof id === 'string' &&
    idPattern.test(id) &&
    typeof name === 'string' &&
    typeof mimetype === 'string' &&
    Number.isSafeInteger(size) &&
    typeof sha256 === 'string'
  )
}
