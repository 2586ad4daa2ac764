import type { LiveSession } from '../parts.ts'

/** What an agent does with what a search found. */
export function guidance({ config }: LiveSession, found: boolean): string[] {
  if (!found)
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
  ]
}

/** Says what an answer leaves out to stay within its budget, and how to get it. */
export function leftOutSentence(leftOut: ReadonlyMap<string, number>, budget: number): string {
  const list = [...leftOut].map(([what, count]) => `${what}: ${count}`).join(', ')
  return (
    `To stay within ${budget} tokens this leaves out (${list}). COMPOSIO_GET_TOOL_SCHEMAS has the schemas of tools by slug; ` +
    'search for fewer steps at once to see the rest.'
  )
}
