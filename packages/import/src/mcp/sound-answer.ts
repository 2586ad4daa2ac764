import type { CallToolResult } from '@modelcontextprotocol/client'
import { isNode, type Node } from '../openapi/node.ts'
import { shortText } from '../openapi/texts.ts'
import type { LeftOut } from './files-in.ts'

type Part = CallToolResult['content'][number]

/** What a server answered to a call, as far as it can be read. */
export interface SoundAnswer {
  parts: Part[]
  /** Undefined where it said none. */
  structured: Node | undefined
  hasFailed: boolean
  /** Parts that nobody can read. */
  odd: LeftOut[]
}

/**
 * Reads an answer that nobody has checked: the call took effect, so that what can be read of it is. Undefined when it is
 * none at all.
 */
export function soundAnswer(answer: Node): SoundAnswer | undefined {
  const { content, structuredContent, isError, resultType = 'complete' } = answer
  const told = content ?? undefined
  if (resultType !== 'complete') return undefined
  if (told === undefined && structuredContent === undefined && isError === undefined)
    return undefined
  const all = (Array.isArray(told) ? told : told === undefined ? [] : [told]) as unknown[]
  const read = all.map((part) => ({ part, sound: soundPart(part) }))
  return {
    parts: read.flatMap(({ sound }) => sound ?? []),
    odd: read.flatMap(({ part, sound }) => (sound ? [] : [oddPart(part)])),
    structured: objectOf(structuredContent),
    // What says that it failed in another way than the protocol’s says so all the same.
    hasFailed: !successes.has(isError),
  }
}

const successes = new Set<unknown>([undefined, null, false, 0, '', 'false'])

function soundPart(part: unknown): Part | undefined {
  if (typeof part === 'string') return { type: 'text', text: part }
  if (!isNode(part)) return undefined
  const { type, text, data, resource, uri, name } = part
  const isSound =
    (type === 'text' && typeof text === 'string') ||
    ((type === 'image' || type === 'audio') && typeof data === 'string') ||
    (type === 'resource' && isResource(resource)) ||
    (type === 'resource_link' && typeof uri === 'string')
  if (!isSound) return undefined
  const { mimeType } = part
  return {
    ...part,
    ...(type === 'resource_link' && typeof name !== 'string' && { name: uri }),
    ...(mimeType !== undefined && typeof mimeType !== 'string' && { mimeType: '' }),
  } as Part
}

function isResource(resource: unknown): boolean {
  if (!isNode(resource) || typeof resource.uri !== 'string') return false
  const { mimeType = '', text, blob } = resource
  return typeof mimeType === 'string' && (typeof text === 'string' || typeof blob === 'string')
}

function oddPart(part: unknown): LeftOut {
  const type = isNode(part) ? shortText(part.type, 40) : ''
  return { type: type || 'unknown', reason: 'The server sent it in a shape that cannot be read.' }
}

/** Anything but an object is the result. */
function objectOf(structured: unknown): Node | undefined {
  if (structured === undefined || structured === null) return undefined
  return isNode(structured) ? structured : { result: structured }
}
