import { isLoopback } from '@maillon/core/toolkit'

/** Schemes by which a page could be made to run or read something here. */
const refused = /^(javascript|data|blob|file|about|vbscript|view-source|filesystem|ws|wss|ftp):$/

/** Whether a code may be sent there: https, this very machine (RFC 8252 §7.3), or a scheme of an app's own (§7.1). */
export function isRedirectUri(text: string): boolean {
  const url = URL.parse(text)
  if (!url || url.hash !== '' || url.username !== '' || url.password !== '') return false
  if (url.protocol === 'https:') return true
  if (url.protocol === 'http:') return isLoopback(url.hostname)
  return !refused.test(url.protocol) && /^[a-z][a-z0-9+.-]*:$/.test(url.protocol)
}

/** Whether a client may be answered there: to the letter, but for the port on this very machine (RFC 8252 §7.3). */
export function isRegistered(registered: readonly string[], asked: string): boolean {
  if (!isRedirectUri(asked)) return false
  return registered.some((one) => one === asked || withoutPort(one) === withoutPort(asked))
}

function withoutPort(text: string): string {
  const url = URL.parse(text)
  if (url?.protocol !== 'http:' || !isLoopback(url.hostname)) return text
  url.port = ''
  return url.href
}
