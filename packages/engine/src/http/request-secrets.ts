import { waitRequest } from '@maillon/core/contract'
import { keepSecret } from '../telemetry/live-secrets.ts'
import type { PlainRequest } from '../plain-request.ts'
import { isOfApi } from './is-of-api.ts'

const headers = ['x-api-key', 'authorization', 'proxy-authorization', waitRequest.linkToken]

/** Notes what a request brings that no log line may show: keys, cookies, the token of a link, or of a file's address, the query of a callback. */
export function keepRequestSecrets({ header, path, search }: PlainRequest): void {
  for (const name of headers) {
    const value = header(name)
    if (!value) continue
    keepSecret(value)
    if (value.includes(' ')) keepSecret(value.replace(/^\S+ /, ''))
  }
  for (const cookie of header('cookie')?.split(/; */) ?? [])
    keepSecret(cookie.slice(cookie.indexOf('=') + 1))
  // Its paths hold ids alone.
  if (isOfApi(path)) return
  const [, token] = /\/(?:link|files\/(?:upload|download))\/([^/]+)/.exec(path) ?? []
  if (token) keepSecret([token, decoded(token)])
  if (!/\/oauth\/|\/login\/callback$/.test(path)) return
  // What an upstream says of an error is told on; all else of a callback is a code or a state.
  for (const [name, value] of new URLSearchParams(search))
    if (!name.startsWith('error')) keepSecret(value)
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
