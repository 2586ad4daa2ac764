import type { Toolkit } from './toolkit.ts'
import { MaillonError } from '../errors/maillon-error.ts'
import { type Auth, isTokenAuth, type Ways } from './auth.ts'
import { fieldProblems } from './check-fields.ts'
import { keptProblems } from './check-kept.ts'
import { oauth2Problems } from './schemes/check-oauth2.ts'
import { tokenProblems } from './schemes/check-token.ts'
import { oauth1Problems } from './schemes/oauth1.ts'
import { inWay, readWays, wayProblems } from './ways.ts'

/** A toolkit as an author writes it: `auth` is its one way to connect, or several by name. */
export type ToolkitDefinition = Omit<Toolkit, Defaulted | 'auth' | 'ways'> &
  Partial<Pick<Toolkit, Defaulted>> & { auth: Auth | Ways }

type Defaulted = 'logo' | 'categories' | 'origins' | 'headers' | 'setup'

const ofSessions = /^(COMPOSIO_|MAILLON_READ_(RESULT|FILE)$)/

/** Checks a toolkit's own consistency and fills in what it leaves out. Throws `config_invalid`. */
export function defineToolkit(options: ToolkitDefinition): Toolkit {
  const toolkit: Toolkit = {
    logo: '',
    categories: [],
    origins: [],
    headers: {},
    setup: [],
    ...options,
    ...readWays(options.auth),
  }
  const errors = problems(toolkit)
  if (errors.length > 0) {
    throw new MaillonError('config_invalid', {
      message: `The toolkit "${toolkit.slug}" is not consistent: ${errors.join(' ')}`,
      hint: 'Mend the definition; see defineToolkit.',
      errors,
    })
  }
  return toolkit
}

function addressesOf({ baseUrl, origins, ways }: Toolkit): string[] {
  const own = Object.values(ways).flatMap((auth) =>
    auth.scheme === 'NO_AUTH' ? [] : [auth.baseUrl ?? [], auth.origins ?? []].flat(),
  )
  return [baseUrl, ...origins, ...own]
}

function problems(toolkit: Toolkit): string[] {
  const errors: string[] = []
  if (!/^[a-z0-9][a-z0-9_-]*$/.test(toolkit.slug)) errors.push('Its slug is not lower case.')
  for (const url of addressesOf(toolkit)) {
    const sample = url.replaceAll(/\{[^{}]*\}/g, 'x')
    if (!URL.canParse(sample) || new URL(sample).protocol !== 'https:')
      errors.push(`"${url}" is no https URL.`)
  }
  errors.push(...wayProblems(toolkit.ways))
  for (const auth of Object.values(toolkit.ways))
    if (auth.scheme === 'OAUTH2') errors.push(...oauth2Problems(auth))
    else if (auth.scheme === 'OAUTH1') errors.push(...oauth1Problems(auth))
    else if (isTokenAuth(auth)) errors.push(...tokenProblems(auth))
  const ways = errors.length === 0 ? Object.keys(toolkit.ways) : []
  for (const own of ways.map((way) => inWay(toolkit, way))) {
    const ofFields = fieldProblems(own)
    errors.push(...ofFields, ...(ofFields.length === 0 ? keptProblems(own) : []))
  }
  const prefix = `${toolkit.slug.toUpperCase().replaceAll('-', '_')}_`
  const seen = new Set<string>()
  const tokens = Object.values(toolkit.ways).flatMap((auth) =>
    auth.scheme === 'OAUTH2' ? Object.keys(auth.furtherTokens ?? {}) : [],
  )
  for (const { slug, token } of toolkit.tools) {
    if (token !== undefined && !tokens.includes(token))
      errors.push(`The tool "${slug}" goes with a token "${token}", which no login gives.`)
    if (!slug.startsWith(prefix) || !/^[A-Z0-9_]+$/.test(slug)) {
      errors.push(`The tool "${slug}" does not start with ${prefix} in upper case.`)
    }
    if (ofSessions.test(slug)) errors.push(`"${slug}" is a name of sessions' own tools.`)
    if (seen.has(slug)) errors.push(`The tool "${slug}" is there twice.`)
    seen.add(slug)
  }
  return errors
}
