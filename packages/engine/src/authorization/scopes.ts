/** What a client that logs in may be let in for, each with what it allows in words for people. */
export const scopeMeanings = {
  'tools:read': 'Read with the tools of this session',
  'tools:write': 'Change and delete with them too',
} as const

export type McpScope = keyof typeof scopeMeanings

export const allScopes = Object.keys(scopeMeanings) as McpScope[]

/** The scopes that a client asks for; all that there are when it names none. Undefined when one is not known. */
export function readScopes(text: string | undefined): McpScope[] | undefined {
  const asked = (text ?? '').split(' ').filter(Boolean)
  if (asked.length === 0) return allScopes
  const known = allScopes.filter((scope) => asked.includes(scope))
  return asked.every((scope) => (allScopes as string[]).includes(scope)) ? known : undefined
}
