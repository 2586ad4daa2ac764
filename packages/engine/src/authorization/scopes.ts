/** What a client that logs in may be let in for: to read with a session's tools, and to change and delete with them too. */
export const allScopes: McpScope[] = ['tools:read', 'tools:write']

export type McpScope = 'tools:read' | 'tools:write'

/** The scopes that a client asks for; all that there are when it names none. Undefined when one is not known. */
export function readScopes(text: string | undefined): McpScope[] | undefined {
  const asked = (text ?? '').split(' ').filter(Boolean)
  if (asked.length === 0) return allScopes
  const known = allScopes.filter((scope) => asked.includes(scope))
  return asked.every((scope) => (allScopes as string[]).includes(scope)) ? known : undefined
}
