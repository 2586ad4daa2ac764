/**
 * A name and a password as HTTP Basic has them (RFC 7617 §2, in UTF-8), with both form-encoded first where the service
 * follows RFC 6749 §2.3.1 to the letter.
 */
export function basicPair(user: string, password: string, isEncoded = false): string {
  const parts = isEncoded ? [formEncoded(user), formEncoded(password)] : [user, password]
  return Buffer.from(parts.join(':')).toString('base64')
}

/** RFC 6749 appendix B; what RFC 3986 §2.3 calls unreserved stays, since servers that decode nothing are many. */
function formEncoded(text: string): string {
  return encodeURIComponent(text)
    .replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+')
}
