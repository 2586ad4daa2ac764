/** What a call of a tool answers: it never throws for what the upstream or the user can cause. */
export interface ToolResult {
  /** The tool's output, or on an error its `{ code, message, hint, … }`. */
  data: Record<string, unknown>
  error: string | null
  logId: string
}
