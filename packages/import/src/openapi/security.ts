import { MaillonError } from '@maillon/core/toolkit'
import { keyInHeader } from '../key-in-header.ts'
import type { ToolkitFile } from '../toolkit-file.ts'
import type { OpenApiDocument } from './document.ts'
import { isNode, type Node } from './node.ts'
import { type Problem, pointer } from './problems.ts'
import { breadths, combinationsOf, isTaken, narrowest, requirementsOf } from './requirements.ts'
import { combined } from './combine-schemes.ts'
import { fieldName, type SchemeOfFile, type SchemeOptions } from './schemes.ts'
import { authOfKeys, placeOf, usualKeys, withKeys } from './undeclared-keys.ts'
import { textOf } from './texts.ts'

type Auth = ToolkitFile['auth']

/** How accounts are connected, and which operations take that. */
export interface ReadSecurity {
  auth: Auth
  /** Whether an operation takes what accounts have. */
  takes(operation: Node): boolean
  /** The scopes that an operation needs. */
  scopes(operation: Node): string[]
  /** What accounts are connected by, for messages. */
  name: string
  /** Places of keys, `query key`: they are nobody's arguments. */
  keys: ReadonlySet<string>
  /** Places of what opens an account, and accounts do not have. */
  withheld: ReadonlySet<string>
}

export interface SecurityOptions extends Omit<SchemeOptions, 'name'> {
  /** The scheme to connect by, or several that belong together: `appId+apiKey`. */
  wanted?: string | undefined
  /** Those that tools are made of, and all of the document, by which scopes are compared. */
  operations: readonly Node[]
  all: readonly Node[]
  /** The parameters of those that tools are made of. */
  parameters: readonly (readonly Node[])[]
  told: (problem: Problem) => void
}

/** Sent as `Authorization: Bearer <token>` (RFC 6750). */
export const bearer: Auth = keyInHeader('Access token', 'authorization', 'Bearer ')

/**
 * The way to connect that most operations take: schemes that belong together are all asked for, and where others are
 * taken by the same operations, those are ways, too. Throws `config_invalid` for a wanted scheme that is not usable.
 */
export function readSecurity(document: OpenApiDocument, options: SecurityOptions): ReadSecurity {
  const { operations, wanted, told } = options
  const schemes = schemesOf(document)
  const keys = keysOf(document)
  const asked = operations.map((operation) => requirementsOf(document.root, operation))
  const combinations = combinationsOf(asked)
  const single = Object.keys(schemes).map((name) => [name])
  const stated = combinations.length > 0
  const candidates = unique([...combinations, ...(stated && wanted === undefined ? [] : single)])
  const usable = candidates.flatMap((names) => {
    const auth = combined(names, schemes, options)
    if (typeof auth !== 'string') return [{ names, auth, taken: countOf(asked, names) }]
    told({ at: pointer('components', 'securitySchemes', ...names.slice(0, 1)), message: auth })
    return []
  })
  const chosen =
    wanted === undefined ? best(usable) : usable.filter(({ names }) => isNamed(names, wanted))
  if (wanted !== undefined && chosen.length === 0)
    throw unknownScheme(
      wanted,
      usable.map(({ names }) => names),
    )
  const [first] = chosen
  const usual = usualKeys(options.parameters).filter((one) => !keys.has(placeOf(one)))
  const withheld = new Set(usual.map(placeOf))
  if (!first)
    return Object.keys(schemes).length === 0
      ? undeclared(usual, options)
      : { ...open, keys, withheld }
  const ways = stated && wanted === undefined ? sameTaken(usable, first, asked) : [first]
  const sets = ways.map(({ names }) => new Set(names))
  const breadth = breadths(options.all.map((one) => requirementsOf(document.root, one)))
  const granted = new Set(ways.find(({ auth }) => 'scopes' in auth)?.names)
  const whole = withKeys(first.auth, usual, options)
  return {
    auth: ways.length > 1 ? waysOf(ways) : whole.auth,
    takes: (operation) => {
      const requirements = requirementsOf(document.root, operation)
      return sets.some((set) => isTaken(requirements, set))
    },
    scopes: (operation) => narrowest(requirementsOf(document.root, operation), granted, breadth),
    name: ways.map(({ names }) => names.join('+')).join(' or '),
    keys: ways.length > 1 ? keys : new Set([...keys, ...whole.placed.map(placeOf)]),
    withheld,
  }
}

/** Where nothing is asked for, or what is asked for is known otherwise. */
export const open: ReadSecurity = {
  auth: { scheme: 'NO_AUTH' },
  takes: () => true,
  scopes: () => [],
  name: '',
  keys: new Set(),
  withheld: new Set(),
}

/** Where no security scheme says how accounts are connected: by what most operations have among their parameters. */
function undeclared(usual: readonly Node[], options: SecurityOptions): ReadSecurity {
  const auth = authOfKeys(usual, options)
  return auth ? { ...open, auth, keys: new Set(usual.map(placeOf)) } : open
}

interface Usable {
  names: string[]
  auth: SchemeOfFile
  taken: number
}

/** By most operations; of several, OAuth before keys, and the document's first. */
function best(usable: readonly Usable[]): Usable[] {
  const isOAuth = ({ auth }: Usable) => Number(auth.scheme === 'OAUTH2')
  return usable.toSorted((a, b) => b.taken - a.taken || isOAuth(b) - isOAuth(a))
}

/** Those that the very same operations take. */
function sameTaken(
  usable: readonly Usable[],
  first: Usable,
  asked: readonly ReturnType<typeof requirementsOf>[],
) {
  const ofFirst = new Set(first.names)
  const others = usable.filter(({ names, auth }) => {
    const own = new Set(names)
    return (
      names !== first.names &&
      auth.scheme !== first.auth.scheme &&
      asked.every((one) => isTaken(one, own) === isTaken(one, ofFirst))
    )
  })
  return [first, ...others.slice(0, 1)]
}

function waysOf(ways: readonly Usable[]): Auth {
  return Object.fromEntries(
    ways.map(({ names, auth }) => {
      const label =
        auth.scheme === 'OAUTH2' ? 'OAuth' : (Object.values(auth.fields)[0]?.label ?? 'API key')
      return [fieldName(names.join('_')), { ...auth, label }]
    }),
  )
}

function schemesOf(document: OpenApiDocument): Node {
  const { components } = document.root
  const schemes =
    isNode(components) && isNode(components.securitySchemes) ? components.securitySchemes : {}
  return Object.fromEntries(
    Object.entries(schemes).map(([name, scheme]) => {
      try {
        return [name, document.resolve(scheme)]
      } catch {
        return [name, undefined]
      }
    }),
  )
}

/** Places of the keys that a document names. */
export function keysOf(document: OpenApiDocument): Set<string> {
  const keys = Object.values(schemesOf(document))
    .filter(isNode)
    .filter(({ type }) => type === 'apiKey')
  return new Set(keys.map((key) => `${textOf(key.in)} ${textOf(key.name).toLowerCase()}`))
}

function countOf(
  asked: readonly ReturnType<typeof requirementsOf>[],
  names: readonly string[],
): number {
  const own = new Set(names)
  return asked.filter((one) => isTaken(one, own)).length
}

function unique(candidates: readonly string[][]): string[][] {
  return [...new Map(candidates.map((names) => [names.toSorted().join('\0'), names])).values()]
}

function isNamed(names: readonly string[], wanted: string): boolean {
  return wanted.split('+').toSorted().join('\0') === names.toSorted().join('\0')
}

function unknownScheme(wanted: string, usable: readonly string[][]): MaillonError {
  const names = usable.map((one) => one.join('+'))
  return new MaillonError('config_invalid', {
    message: `The document has no security scheme "${wanted}" that can be used.`,
    hint: names.length > 0 ? `Pass one of ${names.join(', ')}.` : 'Pass bearer or none.',
  })
}
