import type { Standing } from './windows.ts'

/**
 * Tells how limits stand, as draft-ietf-httpapi-ratelimit-headers-10 spells it: `RateLimit-Policy: "key";q=600;w=60` and
 * `RateLimit: "key";r=599;t=12`.
 */
export function setRateLimit(headers: Headers, standings: readonly Standing[]): void {
  if (standings.length === 0) return
  const list = (tell: (standing: Standing) => string) =>
    standings.map((standing) => `"${standing.name}"${tell(standing)}`).join(', ')
  headers.set(
    'ratelimit-policy',
    list(({ most }) => `;q=${most};w=60`),
  )
  headers.set(
    'ratelimit',
    list(({ left, resetMs }) => `;r=${left};t=${Math.max(1, Math.ceil(resetMs / 1000))}`),
  )
}
