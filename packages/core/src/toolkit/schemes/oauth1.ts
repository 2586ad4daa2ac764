import type { Fields } from '../field.ts'
import type { Optional } from '../optional.ts'
import type { Way } from './way.ts'

type Texts = Readonly<Record<string, string>>

/** OAuth 1.0a (RFC 5849): a person allows it in the service, and each call is signed from then on. Its tokens do not end by themselves. */
export interface OAuth1Auth extends Way {
  scheme: 'OAUTH1'
  /** What a person fills in before they go to the upstream; none is a secret. */
  fields?: Fields
  /** Gives temporary credentials (RFC 5849 §2.1). */
  requestTokenUrl: string
  /** Where the person allows it (§2.2). */
  authorizeUrl: string
  /** Gives those that are kept (§2.3). */
  accessTokenUrl: string
  /** How requests are signed (§3.4); for RSA-SHA1 the client's private key stands as PEM where a secret does. */
  signatureMethod: 'HMAC-SHA1' | 'HMAC-SHA256' | 'RSA-SHA1' | 'PLAINTEXT'
  /** Told in each Authorization header, where the service asks for it (§3.5.1). */
  realm?: string
  /** Further values of the request for temporary credentials: `{ scope: 'read' }`. */
  requestParameters?: Texts
  /**
   * Further query values of the authorize URL: `{ name: 'Acme', scope: 'read,write', expiration: 'never' }` (Trello);
   * `{redirect_uri}` stands for the callback: `{ oauth_callback: '{redirect_uri}' }` (TripIt).
   */
  authorizeParameters?: Texts
  /** Where a person registers a client for this upstream. */
  registerUrl?: string
}

/** Connects accounts by OAuth 1.0a. */
export function oauth1(
  options: Optional<Omit<OAuth1Auth, 'scheme'>, 'signatureMethod'>,
): OAuth1Auth {
  return { signatureMethod: 'HMAC-SHA1', ...options, scheme: 'OAUTH1' }
}

/** What is wrong with how a toolkit says its OAuth 1: each a sentence with the place and the mend. */
export function oauth1Problems(auth: OAuth1Auth): string[] {
  const urls = (['requestTokenUrl', 'authorizeUrl', 'accessTokenUrl'] as const).flatMap((place) =>
    URL.parse(auth[place].replaceAll(/\{[^{}]*\}/g, 'x'))?.protocol === 'https:'
      ? []
      : [`auth.${place} "${auth[place]}" is no https URL.`],
  )
  const own = (['requestParameters', 'authorizeParameters'] as const).flatMap((place) =>
    Object.keys(auth[place] ?? {})
      .filter((name) => name.startsWith('oauth_') && name !== 'oauth_callback')
      .map((name) => `auth.${place} has "${name}", which the engine fills itself: leave it out.`),
  )
  return [...urls, ...own]
}
