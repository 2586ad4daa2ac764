import { type FileFacts, MaillonError, type Upstream } from '@maillon/core/toolkit'
import type { CallToolResult, ReadResourceResult } from '@modelcontextprotocol/client'

export type KeepFile = Upstream['keepFile']
export type ReadLink = (uri: string) => Promise<ReadResourceResult>
type Part = CallToolResult['content'][number]

/** What an answer holds that is no text, and was not kept. */
export interface LeftOut {
  type: string
  mime_type?: string
  bytes?: number
  reason: string
}

/** What is kept of one answer; what a server links beyond that stays a link. */
const mostFiles = 20

interface Found {
  name: string
  mimetype?: string
  bytes: Uint8Array
}

/**
 * The files of an answer, kept: images, audio, resources in bytes, and what links lead to. The parts of it that are none
 * are `others`; a link that leads nowhere is one of them. What the tool did is done, so nothing here fails.
 */
export async function filesIn(
  content: readonly Part[],
  { keepFile, readLink }: { keepFile: KeepFile; readLink: ReadLink },
): Promise<{ files: FileFacts[]; leftOut: LeftOut[]; others: Part[] }> {
  const files: FileFacts[] = []
  const leftOut: LeftOut[] = []
  const others: Part[] = []
  for (const part of content) {
    const found = files.length < mostFiles ? await bytesOf(part, readLink) : undefined
    if (found) {
      const { bytes, ...as } = found
      try {
        files.push(await keepFile(bytes, as))
        continue
      } catch (error) {
        if (!MaillonError.is(error)) throw error
        leftOut.push(nameOf(part, bytes, error.message))
      }
    } else if (isBinary(part)) leftOut.push(nameOf(part, undefined, 'There are too many files.'))
    else others.push(part)
  }
  return { files, leftOut, others }
}

async function bytesOf(part: Part, readLink: ReadLink): Promise<Found | undefined> {
  switch (part.type) {
    case 'image':
    case 'audio': {
      const name = `${part.type}.${extensionOf(part.mimeType)}`
      return { name, mimetype: part.mimeType, bytes: Buffer.from(part.data, 'base64') }
    }
    case 'resource':
      return 'blob' in part.resource ? ofResource(part.resource) : undefined
    case 'resource_link': {
      // A server may link what it does not show.
      const { contents } = await readLink(part.uri).catch(() => ({ contents: [] }))
      const [first] = contents
      return first && ofResource({ mimeType: part.mimeType, ...first }, part.title ?? part.name)
    }
    default:
      return undefined
  }
}

type Resource = ReadResourceResult['contents'][number]

function ofResource(
  resource: Omit<Resource, 'mimeType'> & { mimeType?: string | undefined },
  title?: string,
): Found {
  const { uri, mimeType } = resource
  const last = decoded(/[^/]*$/.exec(uri.split(/[?#]/)[0] ?? '')?.[0] ?? '')
  const name = /\.\w+$/.test(last) ? last : title || last || `resource.${extensionOf(mimeType)}`
  const bytes =
    'blob' in resource && typeof resource.blob === 'string'
      ? Buffer.from(resource.blob, 'base64')
      : Buffer.from('text' in resource ? String(resource.text) : '')
  return { name, ...(mimeType && { mimetype: mimeType }), bytes }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

const extensions: Record<string, string> = { jpeg: 'jpg', mpeg: 'mp3', plain: 'txt', svg: 'svg' }

/** As most files of a type are called. */
function extensionOf(mimetype = ''): string {
  const [, subtype = ''] = /\/(?:x-)?([a-z0-9]+)/.exec(mimetype.toLowerCase()) ?? []
  return extensions[subtype] ?? (subtype || 'bin')
}

function isBinary(part: Part): boolean {
  return (
    part.type === 'image' ||
    part.type === 'audio' ||
    (part.type === 'resource' && 'blob' in part.resource)
  )
}

function nameOf(part: Part, bytes: Uint8Array | undefined, reason: string): LeftOut {
  const { mimeType } = (part.type === 'resource' ? part.resource : part) as { mimeType?: string }
  return {
    type: part.type,
    ...(mimeType && { mime_type: mimeType }),
    ...(bytes && { bytes: bytes.length }),
    reason,
  }
}
