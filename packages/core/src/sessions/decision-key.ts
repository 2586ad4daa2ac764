import type { ToolDecision } from '../provider/provider.ts'

/** The idempotency key of what a user decided: any id is taken, and is its session's own. */
export async function decisionKey(sessionId: string, { id }: ToolDecision): Promise<string> {
  const text = new TextEncoder().encode(JSON.stringify([sessionId, id]))
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', text))
  return `decision-${Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')}`
}
