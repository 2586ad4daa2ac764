import type { UpstreamFailure } from '@maillon/core/toolkit'

interface DropboxError {
  error_summary?: string
  error?: { '.tag'?: string; required_scope?: string }
}

/** Reads Dropbox's errors, whose summary is a path of tags: https://www.dropbox.com/developers/documentation/http/documentation#error-handling */
export function dropboxFailure(answer: {
  status: number
  body: unknown
}): UpstreamFailure | undefined {
  const { status, body } = answer
  if (status < 400) return undefined
  const { error_summary: summary, error } = (typeof body === 'object' ? body : {}) as DropboxError
  const plain = typeof body === 'string' ? body : undefined
  const message =
    summary?.replace(/[/.]+$/, '') ?? plain ?? `Dropbox answered with status ${status}.`
  if (error?.['.tag'] === 'missing_scope') return { message, reason: 'missing_scopes' }
  if (status === 401) return { message, reason: 'token_rejected' }
  if (status === 429) return { message, reason: 'rate_limited' }
  return { message }
}
