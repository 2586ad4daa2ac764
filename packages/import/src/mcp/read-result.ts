import { MaillonError } from '@maillon/core'
import type { CallToolResult } from '@modelcontextprotocol/client'

/**
 * What a tool of an MCP server answered, as data: its structured content, else its text, read as JSON where it is an
 * object. What is neither is named in `left_out`. Throws `upstream_error` with its words when it failed.
 */
export function readResult(toolkit: string, result: CallToolResult): Record<string, unknown> {
  const { content, structuredContent, isError } = result
  const text = content.flatMap((part) => textOf(part) ?? []).join('\n\n')
  if (isError) {
    throw new MaillonError('upstream_error', {
      message: `${toolkit}: ${text.slice(0, 1000) || 'The tool failed, and did not say why.'}`,
      hint: 'Check the arguments; the upstream says what it did not take.',
    })
  }
  const left = content.flatMap((part) => leftOut(part) ?? [])
  const more = left.length > 0 ? { left_out: left } : {}
  if (structuredContent !== undefined) return { ...structuredContent, ...more }
  return { ...(objectIn(text) ?? { text }), ...more }
}

type Part = CallToolResult['content'][number]

function textOf(part: Part): string | undefined {
  if (part.type === 'text') return part.text
  if (part.type === 'resource_link') return `${part.name}: ${part.uri}`
  return part.type === 'resource' && 'text' in part.resource ? part.resource.text : undefined
}

function leftOut(part: Part): { type: string; mime_type?: string; bytes: number } | undefined {
  if (textOf(part) !== undefined) return undefined
  const { data = '', mimeType } = (
    part.type === 'resource' ? { ...part.resource, data: blobOf(part.resource) } : part
  ) as { data?: string; mimeType?: string }
  return {
    type: part.type,
    ...(mimeType && { mime_type: mimeType }),
    bytes: Math.floor((data.length * 3) / 4),
  }
}

function blobOf(resource: object): string {
  return 'blob' in resource ? String(resource.blob) : ''
}

function objectIn(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
    return isObject ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}
