import type { Received } from './loopback.ts'
import { type Follow, isObject } from './sample.ts'

type Json = Record<string, unknown>

export interface Asked {
  root: Json
  operation: Json
  /** All operations of the document. */
  operations: readonly { operation: Json }[]
  /** Where parameters of any operation stand. */
  described: ReadonlySet<string>
  follow: Follow
}

/** What an account’s secrets are called wherever they arrive, and what a client’s own id is. */
const sent = /^(.*?)key-of-\w+$/s
const clientId = 'client'

/**
 * How what arrived of an account's keys is placed otherwise than the document says for one of the alternatives of its
 * operation; undefined where it is right.
 */
export function misplacedKeys(received: Received, asked: Asked): string | undefined {
  const arrived = placesOf(received)
  const { sets, places } = alternativesOf(asked)
  if (sets.length === 0) return arrived.size === 0 ? undefined : asParameters(arrived, asked)
  const faults = sets.map((schemes) => faultOf(schemes, { arrived, places }))
  if (faults.includes(undefined)) return undefined
  return `keys: ${[...arrived].map(([place, value]) => `${place}: ${value}`).join(', ') || 'none'} arrived; ${faults[0]}`
}

/** Where something of an account stands, and the whole of what stands there. */
function placesOf({ url, headers }: Received): Map<string, string> {
  const found = new Map<string, string>()
  for (const [name, value] of url.searchParams)
    if (value.includes('key-of-')) found.set(`query ${name}`, value)
  for (const [name, value] of Object.entries(headers)) {
    if (name === 'cookie')
      for (const one of String(value).split('; ')) {
        const [cookie = '', ...rest] = one.split('=')
        if (one.includes('key-of-')) found.set(`cookie ${cookie}`, rest.join('='))
      }
    else if (String(value).includes('key-of-') || value === clientId)
      found.set(`header ${name}`, String(value))
    else if (name === 'authorization') found.set(`header ${name}`, ofBasic(String(value)))
  }
  return found
}

function ofBasic(value: string): string {
  const [word = '', pair = ''] = value.split(' ')
  return `${word} ${Buffer.from(pair, 'base64').toString()}`
}

interface Alternatives {
  /** The schemes that go together, each with its facts. */
  sets: Json[][]
  /** Where the document has keys at all. */
  places: ReadonlySet<string>
}

/** Where an operation is open, whatever others ask for may be sent. */
function alternativesOf({ root, operation, operations, described, follow }: Asked): Alternatives {
  const components = isObject(root.components) ? root.components : {}
  const schemes = isObject(components.securitySchemes) ? components.securitySchemes : {}
  const named = (security: unknown) =>
    (Array.isArray(security) ? security.filter(isObject) : []).map((one) => Object.keys(one))
  const own = named(operation.security ?? root.security).filter((names) => names.length > 0)
  const others = () => operations.flatMap((one) => named(one.operation.security ?? root.security))
  const all = own.length > 0 ? own : [...others(), ...Object.keys(schemes).map((name) => [name])]
  const sets = all
    .filter((names) => names.length > 0)
    .map((names) => names.map((name) => follow(schemes[name])).filter(isObject))
  const places = [...Object.values(schemes).map(follow).filter(isObject).map(placeOf), ...described]
  return { sets, places: new Set(places) }
}

interface Arrived {
  arrived: ReadonlyMap<string, string>
  places: ReadonlySet<string>
}

function faultOf(schemes: readonly Json[], { arrived, places }: Arrived): string | undefined {
  for (const scheme of schemes) {
    const place = placeOf(scheme)
    const value = arrived.get(place)
    if (value === undefined) return `the document has one at ${place}`
    const isClient = value === clientId && schemes.length > 1
    if (!isClient && !isWritten(scheme, value)) return `${place} is written otherwise`
  }
  // What other operations need as well goes along.
  const extra = [...arrived.keys()].find((place) => !places.has(place))
  return extra === undefined ? undefined : `the document has none at ${extra}`
}

/** `query key`, or `header x-key` by its name in small letters. */
export function placeOf({ type, in: where, name }: Json): string {
  if (type !== 'apiKey') return 'header authorization'
  return where === 'header'
    ? `header ${String(name).toLowerCase()}`
    : `${String(where)} ${String(name)}`
}

function isWritten({ type, scheme, in: where, description = '' }: Json, value: string): boolean {
  const [, before = ''] = sent.exec(value) ?? [undefined, 'nothing']
  if (type !== 'apiKey')
    return String(scheme).toLowerCase() === 'basic'
      ? /^Basic [^:]*:[^:]*$/.test(value)
      : before === 'Bearer '
  if (where !== 'header') return before === ''
  // What stands before a key is in its description alone.
  return String(description).toLowerCase().includes(before.trim().toLowerCase())
}

/** Of a document that says nothing of security, a key is a parameter that it describes. */
function asParameters(arrived: ReadonlyMap<string, string>, { described }: Asked) {
  const other = [...arrived.keys()].find((place) => !described.has(place))
  return other === undefined ? undefined : `keys: one arrived at ${other}, which nothing says`
}
