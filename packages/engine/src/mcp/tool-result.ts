import type { ExecuteResult } from '@maillon/core/contract'
import type { CallToolResult } from '@modelcontextprotocol/server'
import { fileLinks } from './file-resources.ts'
import { resultLinks } from './result-resources.ts'

/** What waits for the user is no failure: clients throw what fails, and the model is to read what it should say. */
const waiting = new Set(['connection_required', 'approval_required'])

/**
 * What a call answered, as MCP tells it: JSON as text for the model, and the same as structured content. What was
 * stored for its length is linked, and so are files.
 */
export function toolResult({ data, error }: ExecuteResult, hasSchema: boolean): CallToolResult {
  if (error === null)
    return {
      content: [text(data), ...resultLinks(data), ...fileLinks(data)],
      structuredContent: data,
    }
  const { code, message, hint, ...facts } = data
  const told = { error: message ?? error, ...(hint !== undefined && { hint }), code, ...facts }
  return {
    content: [text(told)],
    // An error has another shape than the tool's schema says.
    ...(!hasSchema && { structuredContent: data }),
    isError: !waiting.has(String(code)),
  }
}

function text(value: unknown): { type: 'text'; text: string } {
  return { type: 'text', text: JSON.stringify(value) }
}
