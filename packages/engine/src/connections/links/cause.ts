import { MaillonError } from '@maillon/core'
import { type Refusal, TokenRefused } from '../../oauth/token-refusal.ts'
import { configHint } from '../config-hint.ts'

/** Where an attempt came to its end. */
export type Step =
  | 'authorize'
  | 'callback'
  | 'token exchange'
  | 'token request'
  | 'kept values'
  | 'identity'
  | 'key check'

/** What kept an attempt from succeeding, in words without a secret. */
export interface Cause {
  step: Step
  host: string
  /** What happened there, a sentence. */
  text: string
  /** The service's own words, where it said no. */
  refusal?: Refusal
  /** What the operator has to mend. */
  configHint?: string | undefined
  /** What there was to choose: nothing, or nothing of what the app wants. */
  choice?: 'none' | 'other' | undefined
}

/** The cause in an error of the code exchange. Undefined for a fault of the engine's own. */
export function causeOf(
  error: unknown,
  { host, redirectUri }: { host: string; redirectUri: string },
): Cause | undefined {
  if (error instanceof TokenRefused) {
    const { refusal } = error
    const step = refusal.status === undefined ? 'authorize' : 'token exchange'
    const hint = configHint(refusal, redirectUri)
    return { step, host: refusal.host, text: error.message, refusal, configHint: hint }
  }
  if (!MaillonError.is(error)) return undefined
  const { choice } = error.details as Pick<Cause, 'choice'>
  return { step: stepOf(error), host, text: error.message, choice }
}

function stepOf({ details }: MaillonError): Step {
  if (details.kept !== undefined) return 'kept values'
  return details.step === 'callback' ? 'callback' : 'token exchange'
}

/** The cause as the end of a reason: the step, what happened there, and what the operator has to mend. */
export function causeText({ step, text, configHint: hint }: Cause): string {
  const sentence = /[.!?…"]$/.test(text) ? text : `${text}.`
  return `Step: ${step}. ${sentence}${hint ? ` ${hint}` : ''}`
}

/** What a line of the log says of it. */
export function causeFields({ step, host, text, refusal }: Cause) {
  const { status, error, description } = refusal ?? {}
  // Without the redirect URI: it was sealed with secrets, so a log would blank it out.
  const hint = refusal && configHint(refusal)
  const words = refusal ? { status, error, description } : { reason: text }
  return { step, host, ...words, ...(hint && { configHint: hint }) }
}
