import { MaillonError } from '@maillon/core'
import { isPublicAddress, literalAddress, refusal } from './address.ts'

/** An address of https at one of the origins. Throws `outbound_refused`. */
export function checkAddress(text: string, origins: readonly string[]): URL {
  const url = URL.parse(text)
  if (!url || url.protocol !== 'https:' || url.username !== '' || url.password !== '') {
    throw refusal(url?.host ?? 'an address that is no URL')
  }
  if (!origins.includes(url.origin)) throw refusal(url.host)
  return url
}

/** What can be seen of an address before its name is looked up. Throws `outbound_refused`. */
export function checkPublic(url: URL): void {
  const address = literalAddress(url.hostname)
  if (address && !isPublicAddress(address)) throw refusal(url.hostname)
  // Other ports than https's own are how a request reaches a neighbour's admin page.
  if (url.port !== '') throw refusal(url.host)
}

const sendable = /^[\t\x20-\x7e\x80-\xff]*$/

/** RFC 9110 §5.5. Never the value in the error: it may be a credential. Throws `invalid_arguments`. */
export function checkHeader(name: string, value: string): void {
  if (sendable.test(value)) return
  throw new MaillonError('invalid_arguments', {
    message: `The header ${name} has a character that cannot be sent.`,
    hint: 'Take out line ends, and letters beyond ASCII.',
  })
}
