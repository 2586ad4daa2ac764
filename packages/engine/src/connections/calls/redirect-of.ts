import type { Toolkit, ToolRequest } from '@maillon/core/toolkit'
import { refusal } from '../../outbound/address.ts'
import { originsOf } from './upstream-call.ts'
import type { SentAnswer } from './upstream-request.ts'

const redirects = [301, 302, 303, 307, 308]

/**
 * The request that follows a redirect of a GET; undefined for any other answer. Within the toolkit's own origins it is the
 * same request. Elsewhere it is anonymous, and stays so, whatever leads back. Throws `outbound_refused` where the
 * credential itself would go along.
 */
export function redirectOf(
  { status, redirect }: SentAnswer,
  { method, anonymous: isAnonymous, headers, token }: ToolRequest,
  toolkit: Toolkit,
): ToolRequest | undefined {
  if (!redirect || method !== 'GET' || !redirects.includes(status)) return undefined
  const { url, hasSecret } = redirect
  const { origin, host } = new URL(url)
  if (!isAnonymous && originsOf(toolkit).includes(origin)) {
    // No field is filled in where somebody else wrote its name.
    const path = url.replaceAll('{', '%7B').replaceAll('}', '%7D')
    return { method, path, ...(headers && { headers }), ...(token !== undefined && { token }) }
  }
  if (hasSecret) throw refusal(host)
  return { method, path: url, anonymous: true, headers: { accept: '*/*' } }
}
