import { MaillonError } from '@maillon/core'
import type { Toolkit, UpstreamFailure } from '@maillon/core/toolkit'
import type { ReadAnswer } from '../../answers/reading-thread.ts'
import { safeWords } from '../../oauth/safe-words.ts'
import type { AnswerHeaders } from '../../outbound/answer-headers.ts'
import { retryAfter } from '../../outbound/retry-after.ts'

/** What came of a call: the parsed body, or the upstream's refusal. */
export type UpstreamOutcome =
  | { body: unknown; failure?: never }
  | { failure: UpstreamFailure; status: number; retryAfter: number | undefined }

/** An upstream's answer without what it repeats of the credential. */
export interface UpstreamAnswer extends ReadAnswer {
  status: number
  headers: AnswerHeaders
}

/** What an answer to a call means. */
export function readOutcome(toolkit: Toolkit, answer: UpstreamAnswer): UpstreamOutcome {
  const body = answer.body.length === 0 ? {} : answer.value
  const failure = failureOf(toolkit, answer, body)
  if (!failure) return { body }
  return {
    failure: { ...failure, message: shortText(failure.message) },
    status: answer.status,
    retryAfter: retryAfter(answer.headers.get('retry-after'), Date.now()),
  }
}

/** What a toolkit read from a body may be anything. */
function shortText(message: unknown): string {
  return String(message).slice(0, 1000)
}

function failureOf(
  toolkit: Toolkit,
  { status, headers }: Pick<UpstreamAnswer, 'status' | 'headers'>,
  body: unknown,
): UpstreamFailure | undefined {
  const told = toolkit.failure?.({
    status,
    body,
    get headers() {
      return new Headers([...headers])
    },
  })
  if (told) return told
  if (status < 300) return undefined
  const message = messageIn(body) ?? `${toolkit.name} answered with status ${status}.`
  if (status === 401) return { message, reason: 'token_rejected' }
  if (status === 429) return { message, reason: 'rate_limited' }
  return { message }
}

/** The sentence in the usual shapes of JSON errors. */
function messageIn(body: unknown, depth = 0): string | undefined {
  if (typeof body !== 'object' || body === null || depth > 3) return undefined
  const { error, message } = body as { error?: unknown; message?: unknown }
  if (typeof message === 'string') return message
  if (typeof error === 'string') return error
  return messageIn(error, depth + 1)
}

/** A refusal in the upstream's own words, short and plain: `401: "No such key."` */
export function failureText({
  status,
  failure,
}: Pick<Exclude<UpstreamOutcome, { body: unknown }>, 'status' | 'failure'>): string {
  return `${status}: "${safeWords(failure.message)}"`
}

/** A refusal as an error. */
export function failureError(
  toolkit: Toolkit,
  outcome: Exclude<UpstreamOutcome, { body: unknown }>,
): MaillonError {
  const { failure, status, retryAfter: seconds } = outcome
  const facts = {
    message: `${toolkit.name}: ${failure.message}`,
    details: { toolkit: toolkit.slug, upstream_status: status },
  }
  if (failure.reason === 'rate_limited') {
    return new MaillonError('upstream_rate_limited', {
      ...facts,
      hint: seconds === undefined ? 'Try again later.' : `Try again in ${seconds} seconds.`,
      details: { ...facts.details, ...(seconds !== undefined && { retry_after: seconds }) },
    })
  }
  if (failure.reason === 'missing_scopes') {
    return new MaillonError('missing_scopes', {
      ...facts,
      hint: 'Connect the account again and allow what is asked.',
    })
  }
  if (failure.reason === 'missing_permissions') {
    return new MaillonError('missing_permissions', {
      ...facts,
      hint: `Connecting again changes nothing: who runs this app's registration at ${toolkit.name} has to add the permission, or who owns the data has to give the app access.`,
    })
  }
  return new MaillonError('upstream_error', {
    ...facts,
    hint:
      status === 404
        ? 'Check the ids in the arguments.'
        : 'Check the arguments; the upstream says what it did not take.',
  })
}
