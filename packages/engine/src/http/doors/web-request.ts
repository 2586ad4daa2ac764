import type { Inside } from '../../access/capability.ts'
import { readText } from '../../read-text.ts'
import type { PlainRequest } from '../../plain-request.ts'

/** A request of the Web, as the API reads it. */
export function webRequest(
  request: Request,
  { path, search }: Pick<PlainRequest, 'path' | 'search'>,
  inside?: Inside,
): PlainRequest {
  const { method, url, headers } = request
  const header = (name: string) => headers.get(name) ?? undefined
  return {
    method,
    path,
    search,
    header,
    host: () => header('host') ?? new URL(url).host,
    text: () => readText(request),
    signal: () => request.signal,
    web: () => request,
    inside,
  }
}

/** The path and query of an address, as they stand there. */
export function targetOf(url: string): string {
  const hash = url.indexOf('#')
  return url.slice(url.indexOf('/', url.indexOf('//') + 2), hash === -1 ? undefined : hash)
}
