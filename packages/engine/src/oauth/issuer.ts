import type { OAuth2Auth } from '@maillon/core/toolkit'

/**
 * Whether a callback names the authorization server that was asked (RFC 9207 §2.4): by simple string comparison, on
 * errors too. Where the toolkit names no issuer there is nothing to compare with, and the redirect URI tells.
 */
export function isFromIssuer(
  { issuer, issuerInCallback = false }: Pick<OAuth2Auth, 'issuer' | 'issuerInCallback'>,
  callback: URLSearchParams,
): boolean {
  if (issuer === undefined) return true
  const told = callback.getAll('iss')
  return told.length === 0 ? !issuerInCallback : told.length === 1 && told[0] === issuer
}
