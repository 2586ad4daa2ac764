import type { Ways, Auth } from './auth.ts'
import { MaillonError } from '../errors/maillon-error.ts'
import type { Toolkit } from './toolkit.ts'
import type { OAuth2Auth } from './schemes/oauth2.ts'

const made = new WeakMap<Toolkit, Map<string, Toolkit>>()
/** Of a toolkit in one of its ways, the toolkit itself: its addresses are those of all ways. */
const wholes = new WeakMap<Toolkit, Toolkit>()

/**
 * The toolkit as it is for accounts that connect in one of its ways: `auth` is that way's, and what the way says otherwise
 * of addresses stands in place of the toolkit's. Null means the first way. Throws `connection_not_usable` for a way that
 * the toolkit has no more.
 */
export function inWay(given: Toolkit, way: string | null | undefined): Toolkit {
  const toolkit = wholes.get(given) ?? given
  const name = way ?? firstWay(toolkit)
  const known = made.get(toolkit) ?? new Map<string, Toolkit>()
  made.set(toolkit, known)
  const before = known.get(name)
  if (before) return before
  const other = Object.hasOwn(toolkit.ways, name) ? toolkit.ways[name] : undefined
  const auth = name === firstWay(toolkit) ? toolkit.auth : other
  if (!auth) throw gone(toolkit, name)
  const own =
    auth === toolkit.auth && !isApart(auth) ? toolkit : { ...toolkit, ...placesOf(auth), auth }
  known.set(name, own)
  if (own !== toolkit) wholes.set(own, toolkit)
  return own
}

/** The name of a toolkit's first way. */
export function firstWay({ ways }: Pick<Toolkit, 'ways'>): string {
  return Object.keys(ways)[0] ?? ''
}

/** The OAuth 2.0 of a toolkit, whichever of its ways it is; undefined where none is. */
export function oauthOf({ ways }: Pick<Toolkit, 'ways'>): OAuth2Auth | undefined {
  return Object.values(ways).find((auth) => auth.scheme === 'OAUTH2')
}

/** What a definition says of its ways, as each toolkit has it: a lone one is called by its scheme. */
export function readWays(auth: Auth | Ways): { auth: Auth; ways: Ways } {
  if (isAuth(auth)) return { auth, ways: { [auth.scheme.toLowerCase()]: auth } }
  const [first] = Object.values(auth)
  if (first) return { auth: first, ways: auth }
  throw new MaillonError('config_invalid', {
    message: 'A toolkit without a way to connect it.',
    hint: 'Name one in auth, or noAuth().',
  })
}

/** What is wrong with the ways themselves. */
export function wayProblems(ways: Ways): string[] {
  const names = Object.keys(ways)
  const problems = names
    .filter((name) => !/^[a-z][a-z0-9_]{0,63}$/.test(name))
    .map((name) => `"${name}" is no name of a way to connect: lower case letters, digits and _.`)
  if (names.length < 2) return problems
  for (const [name, auth] of Object.entries(ways)) {
    if (auth.scheme === 'NO_AUTH')
      problems.push(`The way "${name}" needs no account, which the other ways then do not either.`)
    else if (!auth.label)
      problems.push(`The way "${name}" has no label, by which a person could choose it.`)
  }
  return problems
}

function isAuth(auth: Auth | Ways): auth is Auth {
  return typeof (auth as { scheme?: unknown }).scheme === 'string'
}

function isApart(auth: Auth): boolean {
  return Object.keys(placesOf(auth)).length > 0
}

function placesOf(auth: Auth): Partial<Pick<Toolkit, 'baseUrl' | 'origins' | 'hosts'>> {
  if (auth.scheme === 'NO_AUTH') return {}
  const { baseUrl, origins, hosts } = auth
  return { ...(baseUrl && { baseUrl }), ...(origins && { origins }), ...(hosts && { hosts }) }
}

function gone({ name, ways }: Toolkit, way: string): MaillonError {
  return new MaillonError('connection_not_usable', {
    message: `${name} has no way "${way}" to connect any more.`,
    hint: `Connect the account again. There ${Object.keys(ways).length === 1 ? 'is' : 'are'} ${Object.keys(ways).join(', ')}.`,
  })
}
