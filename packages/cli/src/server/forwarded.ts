/**
 * What the proxy in front forwards of a request by this header. Only the last entry counts: the one that the nearest proxy
 * wrote, for what came before it is the client's word.
 */
export function forwarded({ headers }: Request, name: `x-forwarded-${string}`): string | undefined {
  return headers.get(name)?.split(',').at(-1)?.trim() || undefined
}

/** The request with the Host that the proxy in front was asked for. */
export function withForwardedHost(request: Request): Request {
  const host = forwarded(request, 'x-forwarded-host')
  if (!host) return request
  const headers = new Headers(request.headers)
  headers.set('host', host)
  return new Request(request, { headers })
}
