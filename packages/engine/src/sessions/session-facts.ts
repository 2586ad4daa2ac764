import type { SessionConfig } from '@maillon/core/contract'
import { sha256 } from '../ids.ts'

type Facts = Record<string, unknown>

/** A list of a thousand tools is told by its digest: that it changed, and whether it came back. */
const longest = 2_000

/** What the audit log says of a new session: what it may do, not whose it is. */
export function sessionFacts(config: SessionConfig): Facts {
  const told = Object.entries(config).filter(([name]) => name !== 'user_id')
  return Object.fromEntries(told.map(([name, value]) => [name, brief(value)]))
}

/** What a change of a session's config left otherwise, before and after. */
export function changedFacts(before: SessionConfig, after: SessionConfig) {
  const [from, to] = [sessionFacts(before), sessionFacts(after)]
  const names = [...new Set([...Object.keys(from), ...Object.keys(to)])].filter(
    (name) => JSON.stringify(from[name]) !== JSON.stringify(to[name]),
  )
  const only = (facts: Facts) =>
    Object.fromEntries(names.map((name) => [name, facts[name] ?? null]))
  return { from: only(from), to: only(to) }
}

function brief(value: unknown): unknown {
  const text = JSON.stringify(value) ?? 'null'
  return text.length > longest ? { sha256: sha256(text), bytes: Buffer.byteLength(text) } : value
}
