import { hostFits, type ServiceFile } from '@maillon/core/toolkit'
import { isNode } from './document.ts'

/**
 * Where paths start: the first server, with the defaults of its variables; a relative one starts at the document's own
 * address. Undefined for what is no https URL.
 */
export function baseUrlOf(servers: unknown, from: string): string | undefined {
  const [first] = Array.isArray(servers) ? servers : []
  if (!isNode(first) || typeof first.url !== 'string') return undefined
  const variables = isNode(first.variables) ? first.variables : {}
  const text = first.url.replaceAll(/\{([^{}]+)\}/g, (whole, name: string) => {
    const variable = Object.hasOwn(variables, name) ? variables[name] : undefined
    return isNode(variable) && typeof variable.default === 'string' ? variable.default : whole
  })
  return httpsUrl(text, from)
}

/** An https URL without query, fragment, credentials and slash at its end. */
export function httpsUrl(text: string, base?: string): string | undefined {
  const url = URL.parse(text) ?? (base === undefined ? null : URL.parse(text, base))
  if (url?.protocol !== 'https:' || url.username || url.password || /[{}]|%7b/i.test(url.href))
    return undefined
  return url.origin + url.pathname.replace(/\/+$/, '')
}

/**
 * Where paths of a document start at a service: its own host, which may be each account's, and the path that the document
 * says. Of another host than the service's, a document is no word on that either.
 */
export function atService({ baseUrl, hosts = [] }: ServiceFile, said: string | undefined): string {
  const [, origin = ''] = /^(https:\/\/[^/]+)/.exec(baseUrl) ?? []
  if (said === undefined) return baseUrl
  const { host, pathname } = new URL(said)
  const isItself =
    typeof hosts === 'string' ||
    origin === `https://${host}` ||
    hosts.some((pattern) => hostFits(pattern, host))
  return isItself ? origin + pathname.replace(/\/+$/, '') : baseUrl
}
