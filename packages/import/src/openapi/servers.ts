import { hostFits, hostsProblem, MaillonError, type ServiceFile } from '@maillon/core/toolkit'
import type { KeyAuthOfFile } from '../auth-of-file.ts'
import { isNode, type Node } from './node.ts'
import { fieldName } from './schemes.ts'
import { shortText, textOf } from './texts.ts'
import { isPathKey } from './undeclared-keys.ts'

type Fields = KeyAuthOfFile['fields']

/** Where paths start, and what of it is each account's own. */
export interface Server {
  /** Without a slash at its end; names of fields stand in it. */
  baseUrl: string
  hosts?: string[]
  fields?: Fields
  /** What opens an account and stands in the path of each call, and where it does: `/bot{token}`. */
  key?: { fields: Fields; path: string }
  /** The same with what is usual, where that is a host that somebody has and not one that stands for it. */
  usual?: string
}

/** A server that the document names, as it can be chosen. */
export interface NamedServer {
  url: string
  description: string
}

/** An https URL without query, fragment, credentials and slash at its end. */
export function httpsUrl(text: string, base?: string): string | undefined {
  const url = URL.parse(text) ?? (base === undefined ? null : URL.parse(text, base))
  if (url?.protocol !== 'https:' || url.username || url.password || /[{}]|%7b/i.test(url.href))
    return undefined
  return url.origin + url.pathname.replace(/\/+$/, '')
}

/** Hosts that stand for another one in documents: nobody's, or whoever's it was that registered the name. */
const placeholder =
  /(^|[.-])(your[\w-]*|my-?(company|domain|instance|server|site|org)|sub-?domain|placeholder|change-?me|hostname|tenant|localhost)([.-]|$)|(^|\.)example\.(com|org|net|edu)$|\.(example|invalid|local|internal)$/i

/**
 * Where a server's paths start, or why nothing is sent there. A variable of its host is a field of each account: one of
 * the values that the document lists, or what each customer has. A variable of its path has the value that is usual.
 */
export function readServer(server: unknown, from: string): Server | string {
  if (!isNode(server) || typeof server.url !== 'string') return 'It has no URL.'
  const variables = isNode(server.variables) ? server.variables : {}
  const [, scheme = '', host = '', path = ''] =
    /^([a-z]+:|\{\w+\}:)?\/\/([^/?#]*)(.*)$/is.exec(server.url.trim()) ?? []
  if (host === '') {
    const url = httpsUrl(usual(server.url.trim() || '/', variables), from)
    return url === undefined ? 'It is no https URL.' : { baseUrl: url }
  }
  if (!/^(https:|\{\w+\}:)?$/i.test(scheme)) return 'It is no https URL.'
  const keyed = keyIn(path, variables)
  const [, name = host, port = ''] = /^(.*?)(?::(\d+|\{[^{}]+\}))?$/s.exec(host) ?? []
  const ending = `${port && `:${usual(port, variables)}`}${usual(keyed?.before ?? path, variables)}`
  const names = [...name.matchAll(/\{([^{}]+)\}/g)].map(([, one = '']) => one)
  if (names.length === 0) {
    if (placeholder.test(name)) return `"${name}" stands for a host that each customer has.`
    return { baseUrl: httpsUrl(`https://${name}${ending}`) ?? '', ...(keyed && { key: keyed.key }) }
  }
  return ofFields({ name, ending, names, variables })
}

/** A variable of a path that is by its name what opens an account, with all that comes behind it. */
function keyIn(path: string, variables: Node) {
  const [found] = [...path.matchAll(/\{([^{}]+)\}/g)].filter(([, name = '']) => isPathKey(name))
  if (!found) return undefined
  const [written, name = ''] = found
  const start = path.lastIndexOf('/', found.index)
  const behind = path.slice(found.index + written.length).replace(/\/+$/, '')
  const field = fieldName(name)
  const variable = Object.hasOwn(variables, name) && isNode(variables[name]) ? variables[name] : {}
  const help = shortText(variable.description, 300)
  const label = field.replaceAll('_', ' ')
  return {
    before: path.slice(0, Math.max(start, 0)),
    key: {
      fields: {
        [field]: {
          label: label.charAt(0).toUpperCase() + label.slice(1),
          ...(help && { help }),
          secret: true,
        },
      },
      path: `${usual(path.slice(Math.max(start, 0), found.index), variables)}{${field}}${usual(behind, variables)}`,
    },
  }
}

interface Parts {
  name: string
  ending: string
  names: string[]
  variables: Node
}

function ofFields({ name, ending, names, variables }: Parts): Server | string {
  const fields: Fields = {}
  let template = name
  let pattern = name
  let samples = [name]
  for (const one of names) {
    const variable = Object.hasOwn(variables, one) && isNode(variables[one]) ? variables[one] : {}
    const values = Array.isArray(variable.enum) ? variable.enum.map(textOf).filter(Boolean) : []
    const given = typeof variable.default === 'string' ? variable.default : ''
    const key = fieldName(one)
    const label = key.replaceAll('_', ' ')
    const help = shortText(variable.description, 300)
    fields[key] = {
      label: label.charAt(0).toUpperCase() + label.slice(1),
      ...(help && { help }),
      ...(values.length > 0 && {
        choices: Object.fromEntries(values.map((value) => [value, value])),
      }),
      ...(values.includes(given) && { default: given }),
      ...(values.length === 0 && given && !/[{}\s]/.test(given) && { example: given }),
    }
    template = template.replace(`{${one}}`, `{${key}}`)
    pattern = pattern.replace(`{${one}}`, open(given))
    samples = samples.flatMap((sample) =>
      (values.length > 0 ? values : ['*']).map((value) => sample.replace(`{${one}}`, value)),
    )
  }
  const isListed = samples.every((sample) => !sample.includes('*')) && samples.length <= 50
  const hosts = isListed ? samples : [wholeLabels(pattern)]
  if (hosts.some((host) => hostsProblem(host) !== undefined)) return `"${name}" can be any host.`
  const filled = usual(name, variables)
  const usually = httpsUrl(`https://${filled}${ending}`)
  if (httpsUrl(`https://sample${ending}`) === undefined) return 'It is no https URL.'
  return {
    baseUrl: `https://${template}${ending.replace(/\/+$/, '')}`,
    hosts: hosts.map((host) => host.toLowerCase()),
    fields,
    ...(usually !== undefined && !placeholder.test(filled) && { usual: usually }),
  }
}

/** Of a value that is a whole host, its own first label is each customer's. */
function open(usualValue: string): string {
  const labels = usualValue.split('.')
  return labels.length > 1 ? ['*', ...labels.slice(1)].join('.') : '*'
}

function wholeLabels(pattern: string): string {
  return pattern
    .split('.')
    .map((label) => (label.includes('*') ? '*' : label))
    .join('.')
}

function usual(text: string, variables: Node): string {
  return text.replaceAll(/\{([^{}]+)\}/g, (whole, name: string) => {
    const variable = Object.hasOwn(variables, name) ? variables[name] : undefined
    return isNode(variable) && typeof variable.default === 'string' ? variable.default : whole
  })
}

export interface ServerOptions {
  from: string
  baseUrl?: string | undefined
  /** Which of the document's servers: its number, from 1, or its URL. */
  server?: string | undefined
  service?: ServiceFile | undefined
}

/** Where the tools of a document go. Throws `config_invalid` where that is nowhere that a credential may go. */
export function chooseServer(servers: readonly unknown[], options: ServerOptions): Server {
  const { from, baseUrl, server, service } = options
  if (baseUrl !== undefined) {
    const url = httpsUrl(baseUrl)
    if (url !== undefined) return { baseUrl: url }
    throw invalid(
      `"${baseUrl}" is no https URL.`,
      'Pass --base-url https://… : where its paths start.',
    )
  }
  const wanted =
    server === undefined ? servers : servers.filter((one, index) => isCalled(one, index, server))
  const read = wanted.map((one) => readServer(one, from))
  const found = read.find((one) => typeof one !== 'string' && one.baseUrl !== '')
  if (typeof found === 'object')
    return service ? { baseUrl: atService(service, found.baseUrl) } : found
  if (service) return { baseUrl: service.baseUrl }
  const [why] = read.filter((one) => typeof one === 'string')
  throw invalid(
    server === undefined
      ? `${from} names no server with an https URL${why === undefined ? '.' : `: ${why}`}`
      : `${from} names no server "${server}" that can be used.`,
    `Pass --base-url ${inTheClear(wanted) ?? 'https://…'} : where its paths start.`,
  )
}

/** Where a server may answer as well that the document names without TLS: whether it does, somebody has to say. */
function inTheClear(servers: readonly unknown[]): string | undefined {
  const urls = servers.filter(isNode).map(({ url }) => url)
  const url = urls.find((one) => typeof one === 'string' && one.startsWith('http://'))
  return typeof url === 'string' && !url.includes('{') ? url.replace('http:', 'https:') : undefined
}

/** The servers of a document, for whoever chooses. */
export function namedServers(servers: readonly unknown[]): NamedServer[] {
  return servers.filter(isNode).map(({ url, description }) => ({
    url: shortText(url, 200),
    description: shortText(description, 100),
  }))
}

function isCalled(server: unknown, index: number, wanted: string): boolean {
  return String(index + 1) === wanted || (isNode(server) && server.url === wanted)
}

/**
 * Where paths of a document start at a service: its own host, which may be each account's, and the path that the document
 * says. Of another host than the service's, a document is no word on that either.
 */
function atService({ baseUrl, hosts = [] }: ServiceFile, said: string): string {
  const [, origin = ''] = /^(https:\/\/[^/]+)/.exec(baseUrl) ?? []
  if (said.includes('{')) return baseUrl
  const { host, pathname } = new URL(said)
  const isItself =
    typeof hosts === 'string' ||
    origin === `https://${host}` ||
    hosts.some((pattern) => hostFits(pattern, host))
  return isItself ? origin + pathname.replace(/\/+$/, '') : baseUrl
}

function invalid(message: string, hint: string): MaillonError {
  return new MaillonError('config_invalid', { message, hint })
}
