/**
 * The request with the Host that the proxy in front was asked for. Only the last entry counts: the one that the
 * nearest proxy wrote, for what came before it is the client's word.
 */
export function withForwardedHost(request: Request): Request {
  const host = request.headers.get('x-forwarded-host')?.split(',').at(-1)?.trim()
  if (!host) return request
  const headers = new Headers(request.headers)
  headers.set('host', host)
  return new Request(request, { headers })
}
