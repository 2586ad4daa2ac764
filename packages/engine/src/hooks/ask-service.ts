import { MaillonError } from '@maillon/core'
import { newId } from '../ids.ts'
import type { Outbound } from '../outbound/outbound.ts'
import { signWebhook } from './sign-webhook.ts'

/** A policy service, and the way to it. */
export interface PolicyService {
  /** Its logical address, of https. */
  url: string
  keys: readonly Buffer[]
  timeoutMs: number
  outbound: Outbound
  /** Milliseconds since 1970. */
  now: () => number
}

/** What is asked: `call.before` or `call.after`, with the call. */
export interface Question {
  type: 'call.before' | 'call.after'
  data: object
}

/**
 * Asks a policy service, and answers the JSON that it answers. A connection that broke is tried once more, in the time
 * that is left. Throws what `Outbound` throws, and `upstream_error` for anything but 200 with JSON.
 */
export async function askService(
  { url, keys, timeoutMs, outbound, now }: PolicyService,
  { type, data }: Question,
): Promise<unknown> {
  const at = now()
  const id = newId('msg_')
  const body = JSON.stringify({ type, timestamp: new Date(at).toISOString(), data })
  const until = performance.now() + timeoutMs
  const ask = () =>
    outbound(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...signWebhook(keys, { id, at, body }) },
      body,
      origins: [new URL(url).origin],
      party: 'hooks',
      timeoutMs: Math.max(1, until - performance.now()),
    })
  const answer = await ask().catch((error: unknown) => {
    const isBroken =
      MaillonError.is(error, 'upstream_unreachable') || MaillonError.is(error, 'outcome_unknown')
    if (!isBroken || performance.now() >= until) throw error
    return ask()
  })
  if (answer.status !== 200) throw nonsense(`answered ${answer.status}`)
  try {
    return JSON.parse(new TextDecoder().decode(answer.body))
  } catch {
    throw nonsense('answered with something that is not JSON')
  }
}

function nonsense(what: string): MaillonError {
  return new MaillonError('upstream_error', { message: `The policy service ${what}.` })
}
