/**
 * Whether a page of another origin sent a request: browsers say so with Sec-Fetch-Site or Origin; what sends neither is
 * no browser, and has no person's cookies.
 */
export function isForeign(headers: Pick<Headers, 'get'>, publicUrl: string | undefined): boolean {
  const site = headers.get('sec-fetch-site')
  if (site !== null) return site !== 'same-origin'
  const origin = headers.get('origin')
  return origin !== null && (publicUrl === undefined || origin !== new URL(publicUrl).origin)
}
