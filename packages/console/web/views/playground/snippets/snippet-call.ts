/** The call that a snippet makes, and the session in which it does. */
export interface SnippetCall {
  /** The engine's address. */
  baseURL: string
  userId: string
  /** What the session is made with, in the words of `maillon.create`. */
  config: Readonly<Record<string, unknown>>
  /** The session at hand, for code that speaks HTTP. */
  sessionId: string
  slug: string
  /** What models know the tool by, and MCP clients. */
  name: string
  mcpName: string
  /** The account, by id or alias, where the call names one. */
  account: string | undefined
  arguments: Readonly<Record<string, unknown>>
}
