import { MaillonError } from '@maillon/core'
import { isLoopback } from '@maillon/core/toolkit'
import type { ConnectionSettings } from '../settings.ts'

/**
 * Checks where the browser is to go after connecting: scheme, host, port and path must be in the list, the query is
 * free (RFC 9700 §4.11). Answers the URL as it was given. Throws `callback_url_not_allowed`.
 */
export function checkCallbackUrl(text: string, settings: ConnectionSettings): string {
  const url = readUrl(text)
  if (url) {
    const allowed = settings.callbackUrls.some((entry) => place(new URL(entry)) === place(url))
    if (allowed || (settings.loopbackCallbacks && isLoopback(url.hostname))) return text
  }
  throw new MaillonError('callback_url_not_allowed', {
    message: url
      ? `The callbackUrl ${place(url)} is not in the engine's list.`
      : 'The callbackUrl is not an absolute http(s) URL without user name and fragment.',
    ...(url && { hint: `Add it to createEngine: callbackUrls: ['${place(url)}']` }),
  })
}

/** Checks the operator's list when the engine starts. Throws `config_invalid`. */
export function checkCallbackUrlList(list: readonly string[]): readonly string[] {
  const wrong = list.find((entry) => !isSafeUrl(entry))
  if (wrong === undefined) return list
  throw new MaillonError('config_invalid', {
    message: `"${wrong}" in callbackUrls is not an absolute https URL.`,
    hint: "Write each one out, e.g. 'https://your-app.com/callback'; http is fine on this machine: localhost, app.localhost, 127.0.0.1.",
  })
}

/** Whether a URL of the operator's may be sent a browser: https, or http on this machine, without user name and fragment. */
export function isSafeUrl(text: string): boolean {
  return isSafe(readUrl(text))
}

/** The callbackUrl with the outcome appended; its own query stays byte for byte, other than ASCII as UTF-8 (RFC 3987 §3.1). */
export function withOutcome(
  callbackUrl: string,
  outcome: { status: 'success' | 'failed'; connected_account_id: string; error?: string },
): string {
  const separator = callbackUrl.includes('?') ? (/[?&]$/.test(callbackUrl) ? '' : '&') : '?'
  const ascii = callbackUrl.toWellFormed().replace(/[^ -~]/gu, encodeURIComponent)
  return ascii + separator + new URLSearchParams({ ...outcome }).toString()
}

function isSafe(url: URL | undefined): boolean {
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname))
}

function readUrl(text: string): URL | undefined {
  // URL drops tabs and line ends and turns backslashes: what it would read is not what was written.
  if (!/^https?:\/\/[^\s\\/][^\s\\]*$/i.test(text) || /\p{Cc}/u.test(text) || !URL.canParse(text))
    return undefined
  // A user name is a way to look like another host, a fragment is not sent on.
  return /^[^/]*\/\/[^/?]*@|#/.test(text) ? undefined : new URL(text)
}

function place(url: URL): string {
  return url.origin + url.pathname
}
