/** What one of a toolkit's ways to connect says otherwise than the toolkit, and what people call it. */
export interface Way {
  /** For people, where there are several ways: `API token`. */
  label?: string
  /** In place of the toolkit's. */
  baseUrl?: string
  /** In place of the toolkit's. */
  origins?: readonly string[]
  /** In place of the toolkit's. */
  hosts?: readonly string[]
}
