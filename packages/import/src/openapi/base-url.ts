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
