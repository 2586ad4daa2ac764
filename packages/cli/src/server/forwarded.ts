/**
 * What the proxy in front forwards by a header. Only the last entry counts: the one that the nearest proxy wrote, for what
 * came before it is the client's word.
 */
export function forwarded(header: string | string[] | null | undefined): string | undefined {
  return header?.toString().split(',').at(-1)?.trim() || undefined
}

/** The request with the Host that the proxy in front was asked for. */
export function withForwardedHost(request: Request): Request {
  const host = forwarded(request.headers.get('x-forwarded-host'))
  if (!host) return request
  const headers = new Headers(request.headers)
  headers.set('host', host)
  return new Request(request, { headers })
}
