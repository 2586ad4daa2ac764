import type { Inside } from './access/capability.ts'

/** A request as the API and MCP read it, by whichever door it came. */
export interface PlainRequest {
  method: string
  /** As it was sent, below the engine's own prefix. */
  path: string
  /** With its `?`; empty without a query. */
  search: string
  /** Of a name in lower case. */
  header(name: string): string | undefined
  /** The host that was asked for, as the header or else the address says. */
  host(): string
  /** All of the body. Throws `invalid_request` and `payload_too_large`. */
  text(): Promise<string>
  /** Ends when the caller is gone. */
  signal(): AbortSignal
  /** The same as the Web has it; its body may have been read. */
  web(): Request
  /** Who calls from inside this process. */
  inside?: Inside | undefined
  /** Whether it never comes again but where the engine said that nothing was done. */
  isSentOnce?: boolean
}
