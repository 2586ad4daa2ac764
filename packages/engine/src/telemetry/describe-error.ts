import { MaillonError } from '@maillon/core'
import { scrub } from './live-secrets.ts'

/** What a log says of an error. Further fields are left out: drivers put rows and parameters there. */
export interface ErrorDescription {
  type: string
  code: string | undefined
  message: string
  stack: string | undefined
  cause?: ErrorDescription
}

const maxCauses = 5

/** An error for the log, with its causes. */
export function describeError(error: unknown, depth = 0): ErrorDescription {
  if (!(error instanceof Error))
    return { type: typeof error, code: undefined, message: String(error), stack: undefined }
  const { code } = error as { code?: unknown }
  const cause = error.cause === undefined || depth === maxCauses ? undefined : error.cause
  return {
    type: error.name,
    code: typeof code === 'string' || typeof code === 'number' ? String(code) : undefined,
    message: error.message,
    stack: error.stack,
    ...(cause !== undefined && { cause: describeError(cause, depth + 1) }),
  }
}

/** Takes live secrets out of an error's own text, and that of its causes, before somebody else gets it. */
export function scrubError(error: unknown, depth = 0): void {
  if (!(error instanceof Error) || depth === maxCauses) return
  for (const name of ['message', 'stack'] as const) {
    const text = error[name]
    const safe = scrub(text)
    if (safe !== text) Object.defineProperty(error, name, { value: safe })
  }
  scrubError(error.cause, depth + 1)
}

/** The word for an error in metrics and traces: its code, or `fault` for what has none. */
export function errorWord(error: unknown): string {
  return MaillonError.is(error) ? error.code : 'fault'
}
