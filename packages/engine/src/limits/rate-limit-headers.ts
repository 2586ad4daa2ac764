import type { Standing } from './windows.ts'

/**
 * Tells how a limit stands, as draft-ietf-httpapi-ratelimit-headers-10 spells it: `RateLimit-Policy: "key";q=600;w=60` and
 * `RateLimit: "key";r=599;t=12`.
 */
export function setRateLimit(
  headers: { set(name: string, value: string): unknown },
  { name, most, left, resetMs }: Standing,
): void {
  const seconds = Math.max(1, Math.ceil(resetMs / 1000))
  headers.set('ratelimit-policy', `"${name}";q=${most};w=60`)
  headers.set('ratelimit', `"${name}";r=${left};t=${seconds}`)
}
