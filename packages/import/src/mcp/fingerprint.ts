import { createHash } from 'node:crypto'
import type { Tool } from '@modelcontextprotocol/client'

/** SHA-256 of all that a server says of a tool and that a model or a person decides by, whatever the order of its names. */
export function fingerprint(tool: Tool): string {
  const { name, title, description, inputSchema, outputSchema, annotations, _meta } = tool
  const told = { name, title, description, inputSchema, outputSchema, annotations, _meta }
  return createHash('sha256').update(JSON.stringify(told, sorted)).digest('hex')
}

function sorted(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const entries = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1))
  return Object.fromEntries(entries)
}
