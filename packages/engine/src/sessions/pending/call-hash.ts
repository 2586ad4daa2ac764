import { sha256 } from '../../ids.ts'

/** Tells whether two calls are the same: tool, arguments in any order of their names, and the account that is named. */
export function callHash(
  slug: string,
  input: Record<string, unknown>,
  account: string | undefined,
): string {
  return sha256(JSON.stringify([slug, input, account ?? null], sorted))
}

function sorted(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}
