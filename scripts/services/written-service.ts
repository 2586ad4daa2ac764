import { readdirSync, readFileSync } from 'node:fs'

/** What is looked up of a service, or of a toolkit. */
export interface WrittenService {
  slug: string
  baseUrl: string
  hosts?: readonly string[]
  auth: WrittenWay | Readonly<Record<string, WrittenWay>>
}

/** The same with where it is from. */
export interface SourcedService extends WrittenService {
  sources: readonly (Place & { fact: string })[]
  compared?: readonly (Place & { agrees: readonly string[] })[]
  differs?: readonly (Place & { fact: string; says: string })[]
}

/** A file of a package; behind `#/`, the member of a JSON file that speaks of the service. */
export interface Place {
  package: string
  version: string
  path: string
}

export interface WrittenWay {
  scheme: string
  /** Where calls go in this way, when not where the service's others go. */
  baseUrl?: string
  authorizeUrl?: string
  tokenUrl?: string
  refreshUrl?: string
  revokeUrl?: string
  request?: { url: string }
  scopes?: Readonly<Record<string, string>>
  headers?: Readonly<Record<string, string>>
  callHeaders?: Readonly<Record<string, string>>
  query?: Readonly<Record<string, string>>
  body?: Readonly<Record<string, string>>
  path?: string
  basic?: { user: string; password: string }
  fields?: Readonly<Record<string, { choices?: Readonly<Record<string, string>> }>>
}

/** The ways to connect a service: one, or several by their names. */
export function waysOf({ auth }: Pick<WrittenService, 'auth'>): WrittenWay[] {
  return isWay(auth) ? [auth] : Object.values(auth)
}

function isWay(auth: WrittenService['auth']): auth is WrittenWay {
  return typeof auth.scheme === 'string'
}

const folder = new URL('../../packages/services/data/', import.meta.url)

/** All services. */
export function allServices(): SourcedService[] {
  return readdirSync(folder)
    .toSorted()
    .map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as SourcedService)
}
