import { sha256 } from '../../ids.ts'

/** Tells whether two calls are the same: tool, arguments in any order of their names, and the account that is named. */
export function callHash(
  slug: string,
  input: Record<string, unknown>,
  account: string | undefined,
): string {
  return sha256(JSON.stringify([slug, sorted(input), account ?? null]))
}

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(sorted)
  // Such as a date, which is one text.
  if ('toJSON' in value && typeof value.toJSON === 'function') return value
  const entries = Object.entries(value).map(([name, inner]) => [name, sorted(inner)] as const)
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}
