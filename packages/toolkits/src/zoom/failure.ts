import type { UpstreamFailure } from '@maillon/core/toolkit'

/** Reads Zoom's error body: https://developers.zoom.us/docs/api/errors/ */
export function zoomFailure(answer: {
  status: number
  body: unknown
}): UpstreamFailure | undefined {
  if (answer.status < 400) return undefined
  const { code, message: said, errors } = (answer.body ?? {}) as ZoomError
  const message = [
    said ?? `Zoom answered with status ${answer.status}.`,
    ...(errors ?? []).map((one) => `${one.field ?? 'input'}: ${one.message ?? 'refused'}`),
  ].join(' ')
  // A token without the scope that a call asks for, with whatever status.
  if (code === 4711) return { message, reason: 'missing_scopes' }
  if (answer.status === 401) return { message, reason: 'token_rejected' }
  if (answer.status === 429) return { message, reason: 'rate_limited' }
  return { message }
}

interface ZoomError {
  code?: number
  message?: string
  errors?: { field?: string; message?: string }[]
}
