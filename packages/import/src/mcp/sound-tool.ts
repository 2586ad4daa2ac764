import type { Tool } from '@modelcontextprotocol/client'
import { isNode, type Node } from '../openapi/node.ts'
import { Unusable } from '../openapi/problems.ts'

const hints = ['readOnlyHint', 'destructiveHint', 'idempotentHint', 'openWorldHint']

/**
 * What a server lists, where it is a tool as the protocol has them; what is null there is not said. Throws Unusable,
 * which says what is wrong.
 */
export function soundTool(listed: unknown): Tool {
  if (!isNode(listed)) throw new Unusable('It is no object.')
  const tool = withoutNulls(listed)
  const { inputSchema, annotations = {} } = tool
  if (typeof tool.name !== 'string' || tool.name === '') throw new Unusable('Its name is no text.')
  if (!isNode(inputSchema)) throw new Unusable('Its inputSchema is no object.')
  if (inputSchema.type !== 'object') throw new Unusable('Its inputSchema has not the type object.')
  const { properties = {}, required = [] } = inputSchema
  if (!isNode(properties)) throw new Unusable('The properties of its inputSchema are no object.')
  if (!Array.isArray(required)) throw new Unusable('What its inputSchema requires is no list.')
  for (const key of ['title', 'description'])
    if (key in tool && typeof tool[key] !== 'string') throw new Unusable(`Its ${key} is no text.`)
  for (const key of ['outputSchema', 'annotations', '_meta'])
    if (key in tool && !isNode(tool[key])) throw new Unusable(`Its ${key} is no object.`)
  for (const [key, value] of Object.entries(withoutNulls(annotations as Node)))
    if (hints.includes(key) && typeof value !== 'boolean')
      throw new Unusable(`Its ${key} is neither true nor false.`)
  return tool as unknown as Tool
}

/** The name of what a server lists; undefined where it has none. */
export function nameOf(listed: unknown): string | undefined {
  return isNode(listed) && typeof listed.name === 'string' ? listed.name : undefined
}

function withoutNulls(node: Node): Node {
  return Object.fromEntries(Object.entries(node).filter(([, value]) => value !== null))
}
