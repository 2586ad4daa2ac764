import type { ToolResult } from '../provider/tool-result.ts'
import type { Call } from '../transport/call.ts'
import type { Transport } from '../transport/transport.ts'

/** Tells the engine's call log of a custom tool that ran; nothing waits for it, or fails with it. */
export type ReportCall = (slug: string, startedAt: number, result: ToolResult) => void

const everyMs = 250
/** As many as the engine takes at once; more in such a time are not told. */
const maxCalls = 100

/** A reporter for a session. What the process does not live to tell is not told. */
export function createReportCall({ send }: Transport, sessionPath: string): ReportCall {
  let ran: { slug: string; startedAt: number; endedAt: number; code: unknown }[] = []

  function tell(): void {
    const now = Date.now()
    const calls = ran.map(({ slug, startedAt, endedAt, code }) => ({
      tool_slug: slug,
      ago_ms: now - startedAt,
      duration_ms: endedAt - startedAt,
      error_code: code,
    }))
    ran = []
    const path = `${sessionPath}/calls`
    const call: Call = { method: 'POST', path, body: { calls }, maxRetries: 0 }
    send(call, () => true).catch(() => {})
  }

  return (slug, startedAt, { data, error }) => {
    if (ran.length === 0) setTimeout(tell, everyMs).unref?.()
    const code = error === null ? undefined : String(data.code)
    if (ran.length < maxCalls) ran.push({ slug, startedAt, endedAt: Date.now(), code })
  }
}
