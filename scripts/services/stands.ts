import type { WrittenService, WrittenWay } from './written-service.ts'
import { waysOf } from './written-service.ts'

/** What can be looked up of a service in another's text. */
export const lookups = [
  'host',
  'path',
  'ways',
  'authorize',
  'token',
  'refresh',
  'revoke',
  'key',
] as const
export type Lookup = (typeof lookups)[number]

/** Whether a text says the same of a service as its file does; undefined where the file says nothing of the kind. */
export function stands(what: Lookup, service: WrittenService, text: string): boolean | undefined {
  const wanted = wantedOf(what, service)
  return wanted.length === 0 ? undefined : wanted.every((isIn) => isIn(text))
}

/** Before a host: it is not the end of another name. */
const notInName = '(?<![\\w-]|\\w\\.)'

/** Where calls of each account go below an address. */
const lastFields = /(\/\{[^{}]*\})+$/

type IsIn = (text: string) => boolean

function wantedOf(what: Lookup, service: WrittenService): IsIn[] {
  if (what === 'host')
    return hostsOf(service).map((names) => (text) => names.some((name) => host(name)(text)))
  if (what === 'path') {
    const path = partsOf(service.baseUrl).path.replace(lastFields, '')
    return path === '' ? [] : [(text) => pathPattern(path).test(text)]
  }
  if (what === 'ways')
    return waysOf(service).flatMap(({ baseUrl }) =>
      baseUrl === undefined ? [] : [(text) => hasAddress(baseUrl.replace(lastFields, ''), text)],
    )
  if (what === 'key') return keyWays(service).flatMap(keysOf)
  return waysOf(service).flatMap((way) => {
    const url = way[`${what}Url`] ?? (what === 'token' ? way.request?.url : undefined)
    return url === undefined ? [] : [(text: string) => hasAddress(url, text)]
  })
}

/** The host of the API; of one that a field stands in, what is the service's own, each choice, whole or as the field says it, or what a kept value may be. */
function hostsOf(service: WrittenService): string[][] {
  const { host: template } = partsOf(service.baseUrl)
  const own = ownPart(template)
  if (own !== '') return [[own]]
  const [, name = ''] = /\{([^{}]*)\}/.exec(template) ?? []
  const choices = waysOf(service).flatMap(({ fields = {} }) =>
    Object.keys(fields[name]?.choices ?? {}),
  )
  if (choices.length === 0) return service.hosts ? [service.hosts.map(ownPart)] : []
  return Array.from(new Set(choices), (choice) => [template.replace(`{${name}}`, choice), choice])
}

function host(name: string): IsIn {
  const pattern = new RegExp(
    `${name.startsWith('.') ? '' : notInName}${escaped(name)}(?![\\w-]|\\.\\w)`,
    'i',
  )
  return (text) => pattern.test(text)
}

/** Whether an address stands in a text: whole, or in the parts that code puts together. */
function hasAddress(url: string, text: string): boolean {
  const { host: name, path } = partsOf(url)
  const whole = (end: string) =>
    new RegExp(
      `${name.startsWith('{') ? '' : notInName}${inText(name)}${inText(end)}/?(?![\\w/-]|\\.\\w)`,
      'i',
    )
  if (whole(path).test(text)) return true
  if (path.length < 2) return false
  const isNamed = new RegExp(`(?:https?://|["'\`])${inText(name)}(?=["'\`/:])`, 'i').test(text)
  if (isNamed && partPattern(path).test(text)) return true
  const last = path.lastIndexOf('/')
  const [folder, end] = [path.slice(0, last), path.slice(last)]
  if (!partPattern(end).test(text)) return false
  return whole(folder).test(text) || (isNamed && folder !== '' && partPattern(folder).test(text))
}

/** A part of an address that stands by itself. */
function partPattern(path: string): RegExp {
  return new RegExp(`["'\`}]/?${inText(path.slice(1))}/?(?![\\w/-]|\\.\\w)`, 'i')
}

/** A path as code or a document writes it: at the start of a text, or behind what is put before it. */
function pathPattern(path: string): RegExp {
  return new RegExp(`(?:["'\`}]/?|\\w/)${inText(path.slice(1))}(?![\\w-]|\\.\\w)`, 'i')
}

/** The ways that say how a credential goes out; OAuth says it where it is not as RFC 6750 has it, or where there is no other way. */
function keyWays(service: WrittenService): WrittenWay[] {
  const ways = waysOf(service)
  const said = ways.filter(
    ({ scheme, callHeaders, request, headers }) =>
      callHeaders ?? headers ?? (scheme !== 'OAUTH2' && !request),
  )
  return said.length > 0 ? said : ways
}

function keysOf(way: WrittenWay): IsIn[] {
  const { headers = {}, callHeaders, query = {}, path, body = {}, basic } = way
  const bearer = way.scheme === 'OAUTH2' || way.request ? { authorization: 'Bearer {token}' } : {}
  const inHeaders = Object.entries({ ...headers, ...(callHeaders ?? bearer) }).flatMap(
    ([name, template]) => {
      const words = template.split(/\{[^{}]*\}/).map((part) => part.trim())
      const said = words.filter((word) => /\w/.test(word))
      // Documents name the scheme of an Authorization header, and not the header.
      return name === 'authorization' && said.length > 0 ? said : [name, ...said]
    },
  )
  const before = path === undefined ? [] : [path.slice(0, path.indexOf('{'))]
  const words = [...inHeaders, ...Object.keys(query), ...Object.keys(body), ...before]
  return [
    ...words.map((word) => (text: string) => text.toLowerCase().includes(word.toLowerCase())),
    ...(basic ? [(text: string) => /basic|base64|username|\bauth\b/i.test(text)] : []),
  ]
}

function partsOf(url: string): { host: string; path: string } {
  const [, name = '', path = ''] = /^https:\/\/([^/?#]+)([^?#]*)/.exec(url) ?? []
  return { host: name, path: path.replace(/\/$/, '') }
}

/** What stands behind the last field of a host, or the last `*` of a pattern. */
function ownPart(name: string): string {
  return name.slice(Math.max(name.lastIndexOf('}'), name.lastIndexOf('*')) + 1)
}

/** A pattern of a text with anything where a field stands. */
function inText(template: string): string {
  return template
    .split(/\{[^{}]*\}/)
    .map((part) => (part === '' ? '' : escaped(part)))
    .join('[^/"\'`\\s]+')
}

/** A text as a regular expression has it. */
export function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')
}
