import type { Packages } from './packages.ts'
import { escaped, type Lookup, lookups, stands } from './stands.ts'
import {
  type Place,
  type SourcedService,
  waysOf,
  type WrittenService,
  type WrittenWay,
} from './written-service.ts'

/** What was found of one service: where each fact stands, and what does not hold. */
export interface Finding {
  service: string
  schemes: string[]
  /** The places of each fact, those that the file has it from before those that it was compared with. */
  says: Partial<Record<Lookup, string[]>>
  differences: string[]
}

/** The lookups that a source's word in a file stands for. */
const lookupsOf: Readonly<Record<string, readonly Lookup[]>> = {
  host: ['host'],
  path: ['path'],
  ways: ['ways'],
  oauth: ['authorize', 'token'],
  token: ['token'],
  refresh: ['refresh'],
  revoke: ['revoke'],
  key: ['key'],
}

/** Looks up each fact of a service where its file says that it stands. */
export function findService(service: SourcedService, packages: Packages): Finding {
  const differences: string[] = []
  const says: Finding['says'] = {}
  const found = (what: Lookup, place: Place) => {
    const list = (says[what] ??= [])
    if (!list.includes(nameOf(place))) list.push(nameOf(place))
  }
  for (const { fact, ...place } of service.sources) {
    const text = textAt(packages, place)
    if (text === undefined) differences.push(`${nameOf(place)} has no ${place.path}`)
    else if (fact === 'scopes') differences.push(...missingScopes(service, place, text))
    else
      for (const what of [
        ...(lookupsOf[fact] ?? []),
        ...(fact === 'host' ? ['path' as const] : []),
      ])
        if (stands(what, service, text)) found(what, place)
  }
  for (const what of lookups)
    if (isSaid(what, service) && !says[what]) differences.push(`no source says ${what}`)
  for (const { agrees, ...place } of service.compared ?? []) {
    const text = textAt(packages, place) ?? ''
    for (const what of lookups.filter((lookup) => agrees.includes(lookup)))
      if (stands(what, service, text)) found(what, place)
      else differences.push(`${nameOf(place)} no longer says ${what} (${place.path})`)
  }
  for (const { says: other, ...place } of service.differs ?? [])
    if (!textAt(packages, place)?.includes(other))
      differences.push(`${nameOf(place)} no longer says ${other}`)
  const schemes = waysOf(service).map(({ scheme }) => scheme)
  return { service: service.slug, schemes, says, differences }
}

/** A header that is as RFC 6750 has it needs nobody to say so. */
function isSaid(what: Lookup, service: WrittenService): boolean {
  if (what === 'key' && waysOf(service).every(isBearer)) return false
  return stands(what, service, '') !== undefined
}

function isBearer({ scheme, callHeaders, request, headers }: WrittenWay): boolean {
  return (scheme === 'OAUTH2' || request !== undefined) && !callHeaders && !headers
}

function missingScopes(service: WrittenService, place: Place, text: string): string[] {
  return waysOf(service)
    .flatMap(({ scopes = {} }) => Object.keys(scopes))
    .filter((scope) => !scopePattern(scope).test(text))
    .map((scope) => `${nameOf(place)} has no scope ${scope}`)
}

/** A scope, and not a part of another's name. */
export function scopePattern(scope: string): RegExp {
  return new RegExp(`(?<![\\w:./-])${escaped(scope)}(?![\\w:/-]|\\.\\w)`)
}

function textAt(packages: Packages, { package: name, version, path }: Place): string | undefined {
  return packages.read(name, version, path)
}

function nameOf({ package: name, version }: Place): string {
  return `${name}@${version}`
}
