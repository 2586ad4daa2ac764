import { type ErrorCode, MaillonError } from '@maillon/core'

/** The refusal of a call that limits did not let run, where that is what it answered. */
export function refusalIn(result: {
  data: Record<string, unknown>
  error: string | null
}): MaillonError | undefined {
  const { code, message, hint, ...details } = result.data
  if (result.error === null || (code !== 'rate_limited' && code !== 'quota_exceeded'))
    return undefined
  return new MaillonError(code satisfies ErrorCode, {
    message: String(message),
    hint: String(hint),
    details,
  })
}
