import { type Lookup, lookups } from './stands.ts'
import type { Place, SourcedService } from './written-service.ts'

/** That a place says something of a service. */
export interface Claim {
  place: Place
  what: readonly Lookup[]
  /** Whether several places say it together, one half each: then it is enough that one does. */
  isShared?: boolean
}

const meant: Readonly<Record<string, readonly Lookup[]>> = {
  host: ['host'],
  oauth: ['authorize', 'token'],
  token: ['token'],
  ways: ['ways'],
  refresh: ['refresh'],
  revoke: ['revoke'],
}

/** What a service's file says that others say: its addresses, each with its places. */
export function claimsOf({ sources, compared = [] }: SourcedService): Claim[] {
  const isShared = sources.filter(({ fact }) => fact === 'oauth').length > 1
  return [
    ...sources.map(({ fact, ...place }) => ({
      place,
      what: meant[fact] ?? [],
      isShared: isShared && fact === 'oauth',
    })),
    ...compared.map(({ agrees, ...place }) => ({
      place,
      what: lookups.filter((what) => what !== 'key' && agrees.includes(what)),
    })),
  ].filter(({ what }) => what.length > 0)
}

/** Of toolkits that no service has the name of. */
export const furtherPlaces: Readonly<Record<string, readonly Claim[]>> = {
  outlook: [
    {
      place: { package: 'grant', version: '5.4.24', path: 'config/oauth.json#/microsoft' },
      what: ['authorize', 'token'],
    },
    {
      place: { package: '@hapi/bell', version: '13.2.0', path: 'lib/providers/azure.js' },
      what: ['host'],
    },
  ],
  slack: [
    {
      place: { package: '@slack/web-api', version: '8.2.0', path: 'dist/WebClient.js' },
      what: ['host'],
    },
    {
      place: { package: '@slack/oauth', version: '4.0.0', path: 'dist/install-provider.js' },
      what: ['authorize'],
    },
  ],
}
