import { type FileFacts, MaillonError } from '@maillon/core/toolkit'
import type { CallToolResult } from '@modelcontextprotocol/client'
import { unreadableAnswer } from './fault-of.ts'
import { filesIn, type KeepFile, type ReadLink } from './files-in.ts'
import { said } from './said.ts'
import { soundAnswer } from './sound-answer.ts'

type Part = CallToolResult['content'][number]

/** What is beyond these says nothing new. */
const mostOdd = 20

export interface Reading {
  keepFile: KeepFile
  /** Reads what a link leads to. */
  readLink: ReadLink
}

/**
 * What a tool of an MCP server answered, as data: its structured content, else its text, read as JSON where it is an
 * object. What is neither is kept as files, which are in `kept_files`; what could not be kept or read is named in
 * `left_out`. Throws `upstream_error` with its words when it failed, `outcome_unknown` for what is no answer.
 */
export async function readResult(
  toolkit: string,
  answer: Record<string, unknown>,
  reading: Reading,
): Promise<Record<string, unknown>> {
  const sound = soundAnswer(answer)
  if (!sound) throw unreadableAnswer(toolkit)
  const { parts, structured, hasFailed, odd } = sound
  if (hasFailed) {
    const words = wordsIn(parts) || (structured ? JSON.stringify(structured) : '')
    throw new MaillonError('upstream_error', {
      message: `${toolkit}: ${said(words) || 'The tool failed, and did not say why.'}`,
      hint: 'Check the arguments; the upstream says what it did not take.',
    })
  }
  const { files, leftOut, others } = await filesIn(parts, reading)
  const notShown = [...leftOut, ...odd.slice(0, mostOdd)]
  const more = {
    ...(files.length > 0 && { kept_files: files satisfies FileFacts[] }),
    ...(notShown.length > 0 && { left_out: notShown }),
  }
  if (structured) return { ...structured, ...more }
  const text = wordsIn(others)
  return { ...(objectIn(text) ?? { text }), ...more }
}

function wordsIn(parts: readonly Part[]): string {
  return parts.flatMap((part) => textOf(part) ?? []).join('\n\n')
}

function textOf(part: Part): string | undefined {
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
