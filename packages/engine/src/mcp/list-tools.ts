import type { Tool as SessionTool } from '@maillon/core/contract'
import type { ProfileName } from '@maillon/core/provider'
import {
  type ListToolsResult,
  ProtocolError,
  ProtocolErrorCode,
} from '@modelcontextprotocol/server'
import { toolDefinition } from './tool-definition.ts'

/** Clients read no more than 64 pages. */
const mostPages = 50
const smallestPage = 200

/** A page of a session's tools. The cursor is the slug that the page starts with; one that is gone is refused. */
export function listTools(
  tools: readonly SessionTool[],
  profile: ProfileName,
  cursor?: string,
): ListToolsResult {
  const start = cursor === undefined ? 0 : tools.findIndex(({ slug }) => slug === cursor)
  if (start < 0)
    throw new ProtocolError(
      ProtocolErrorCode.InvalidParams,
      'The cursor is of no page of this list; begin again without one.',
    )
  const pageSize = Math.max(smallestPage, Math.ceil(tools.length / mostPages))
  const next = tools[start + pageSize]
  return {
    tools: tools.slice(start, start + pageSize).map((tool) => toolDefinition(tool, profile)),
    ...(next && { nextCursor: next.slug }),
  }
}
