/** What scripts read of a service's file. */
export interface WrittenService {
  slug: string
  name: string
  baseUrl: string
  hosts?: readonly string[]
  auth: WrittenWay | Readonly<Record<string, WrittenWay>>
  documentUrl?: string
  checked: { how: string; with?: string }
  sources: readonly (Place & { fact: string })[]
  /** Where others say the same. */
  compared?: readonly (Place & { agrees: readonly string[] })[]
  /** Where others say otherwise, and why the file does not. */
  differs?: readonly (Place & { fact: string; says: string; because: string })[]
}

/** A file of a package; behind `#/`, the member of a JSON file that speaks of the service. */
export interface Place {
  package: string
  version: string
  path: string
}

export interface WrittenWay {
  scheme: string
  authorizeUrl?: string
  tokenUrl?: string
  refreshUrl?: string
  revokeUrl?: string
  request?: { url: string }
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
