import { type FileFacts, MaillonError } from '@maillon/core/toolkit'
import type { CallToolResult } from '@modelcontextprotocol/client'
import { filesIn, type KeepFile, type ReadLink } from './files-in.ts'

export interface Reading {
  keepFile: KeepFile
  /** Reads what a link leads to. */
  readLink: ReadLink
}

/**
 * What a tool of an MCP server answered, as data: its structured content, else its text, read as JSON where it is an
 * object. What is neither is kept as files, which are in `kept_files`; what could not be kept is named in `left_out`.
 * Throws `upstream_error` with its words when it failed.
 */
export async function readResult(
  toolkit: string,
  result: CallToolResult,
  reading: Reading,
): Promise<Record<string, unknown>> {
  const { content, structuredContent, isError } = result
  if (isError) {
    const words = content.flatMap((part) => textOf(part) ?? []).join('\n\n')
    throw new MaillonError('upstream_error', {
      message: `${toolkit}: ${words.slice(0, 1000) || 'The tool failed, and did not say why.'}`,
      hint: 'Check the arguments; the upstream says what it did not take.',
    })
  }
  const { files, leftOut, others } = await filesIn(content, reading)
  const more = {
    ...(files.length > 0 && { kept_files: files satisfies FileFacts[] }),
    ...(leftOut.length > 0 && { left_out: leftOut }),
  }
  if (structuredContent !== undefined) return { ...structuredContent, ...more }
  const text = others.flatMap((part) => textOf(part) ?? []).join('\n\n')
  return { ...(objectIn(text) ?? { text }), ...more }
}

function textOf(part: CallToolResult['content'][number]): string | undefined {
  if (part.type === 'text') return part.text
  if (part.type === 'resource_link') return `${part.name}: ${part.uri}`
  return part.type === 'resource' && 'text' in part.resource ? part.resource.text : undefined
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
