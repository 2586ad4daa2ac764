import type { UpstreamFailure } from '@maillon/core/toolkit'

/** Reads Vercel's error body, which calls a bad token forbidden: https://vercel.com/docs/rest-api/errors */
export function vercelFailure(answer: {
  status: number
  body: unknown
}): UpstreamFailure | undefined {
  if (answer.status < 400) return undefined
  const { error } = (answer.body ?? {}) as { error?: VercelError }
  const message = error?.message ?? `Vercel answered with status ${answer.status}.`
  if (answer.status === 401 || error?.invalidToken) return { message, reason: 'token_rejected' }
  if (answer.status === 429) return { message, reason: 'rate_limited' }
  return { message }
}

interface VercelError {
  message?: string
  invalidToken?: boolean
}
