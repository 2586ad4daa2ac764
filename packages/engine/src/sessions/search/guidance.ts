import type { JsonSchema } from '@maillon/core/provider'
import type { LiveSession } from '../parts.ts'
import { readFileSlug } from '../results/offload.ts'
import type { FoundTool } from './found-tools.ts'

/** What an agent does with what a search found. */
export function guidance({ config }: LiveSession, tools: readonly FoundTool[]): string[] {
  if (tools.length === 0)
    return [
      'Nothing was found: say the steps in other words, or tell the user that it cannot be done here.',
    ]
  return [
    config.manage_connections.enabled
      ? 'Where has_active_connection is false, call COMPOSIO_MANAGE_CONNECTIONS first and show the link to the user.'
      : 'Where has_active_connection is false, tell the user to connect the account in the app first.',
    'Where hasFullSchema is false, get the schema before running the tool.',
    ...(config.execute.enable_multi_execute
      ? ['Run the tools with COMPOSIO_MULTI_EXECUTE_TOOL.']
      : []),
    ...(tools.some(movesFiles)
      ? [
          `A file goes from one tool to another by its id (file_…), never by its bytes; ${readFileSlug} shows what is in one.`,
        ]
      : []),
  ]
}

function movesFiles(tool: FoundTool): boolean {
  const known = withFiles.get(tool)
  if (known !== undefined) return known
  const moves =
    hasKeyword(tool.inputSchema, 'file_uploadable') ||
    hasKeyword(tool.outputSchema, 'file_downloadable')
  withFiles.set(tool, moves)
  return moves
}

/** Looked for in each tool once. */
const withFiles = new WeakMap<FoundTool, boolean>()

function hasKeyword(schema: JsonSchema, keyword: string): boolean {
  return JSON.stringify(schema).includes(`"${keyword}":true`)
}

/** Says what an answer leaves out to stay within its budget, and how to get it. */
export function leftOutSentence(leftOut: ReadonlyMap<string, number>, budget: number): string {
  const list = [...leftOut].map(([what, count]) => `${what}: ${count}`).join(', ')
  return (
    `To stay within ${budget} tokens this leaves out (${list}). COMPOSIO_GET_TOOL_SCHEMAS has the schemas of tools by slug; ` +
    'search for fewer steps at once to see the rest.'
  )
}
