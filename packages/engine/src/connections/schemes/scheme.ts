import type { BroughtState } from '@maillon/core/contract'
import type { Auth, Placed, Toolkit, Typed } from '@maillon/core/toolkit'
import type { OAuthClient } from '../../oauth/oauth-client.ts'
import type { ToldBeside } from '../../oauth/told-beside.ts'
import type { Outbound } from '../../outbound/outbound.ts'
import type { Credential } from '../calls/credential.ts'
import type { UpstreamOutcome } from '../calls/outcome.ts'
import type { UpstreamCall } from '../calls/upstream-request.ts'

/** All that differs between the ways in which accounts prove themselves. What happens to a connection is the same for each. */
export interface Scheme<A extends Auth = Auth, C extends Credential = Credential> {
  /** What people call its credentials. */
  word: 'key' | 'access token'
  /** What people call that by which there is another one. */
  renewedBy: 'key' | 'refresh token'
  /** Whether it is the one for an auth, so that its credentials may go out by it. */
  takes(auth: Auth): auth is A
  /** Where a credential stands in a call; undefined where it lacks the further token that the call goes with. */
  place(auth: A, credential: C, token?: string): PlacedCredential | undefined
  /** Each text from which somebody could make a credential. */
  secrets(credential: C): string[]
  /** Whether the service gives another one without the user. */
  canRenew(credential: C): boolean
  /** Whether the service gives that one, and so says there that all is over; one that we make is refused by calls alone. */
  isGiven(auth: A): boolean
  /** Asks for another one. Throws TokenRefused when the service says no, and a MaillonError when it could not be asked. */
  renew(renewal: Renewal<A, C>): Promise<Issued>
  /** Whether one that nobody keeps can be ended without ending the one by which it came. */
  endsAlone(next: C, before: C): boolean
  /** What of it the service gave, and ends when it is asked to; none of what a person made there. */
  tokens(credential: C): string[]
  /** Whether the service can be asked to end what it gave. */
  canEnd(auth: A): boolean
  /** Ends it there; what is over already is no failure. Throws what kept it from that. */
  end(ending: Ending<A, C>): Promise<void>
  /** A credential of what was typed into a form of ours, with a token yet to be asked for where it can be renewed; left out where a browser leaves for the service. */
  ofTyped?(typed: Typed): C
  /** Of states of the contract, those in which an app may hand one in. */
  broughtAs: readonly BroughtState['authScheme'][]
}

/** A credential at its places in a call. */
export interface PlacedCredential extends Placed {
  /** Headers that are made of the whole call, as it leaves. */
  sign?(call: SignedCall): Promise<Record<string, string>>
}

/** A call that is signed. */
export interface SignedCall {
  url: string
  method: string
  headers: Readonly<Record<string, string>>
  /** Of what is streamed, its digest in hexadecimal. */
  content: string | { sha256(): Promise<string> } | undefined
  /** In ms since 1970. */
  at: number
}

/** What the next credential is asked for with. */
export interface Renewal<A extends Auth = Auth, C extends Credential = Credential> {
  /** As it is for the account. */
  auth: A
  credential: C
  /** What the account was granted; null where that is not known. */
  scopes: string[] | null
  /** Throws `auth_config_missing`. */
  client: () => Promise<OAuthClient>
  outbound: Outbound
  now: () => number
}

/** What a service is asked with to end what it gave. */
export interface Ending<A extends Auth = Auth, C extends Credential = Credential> {
  /** As it is for the account. */
  toolkit: Toolkit
  auth: A
  credential: C
  /** The one that it was given to; undefined where accounts are connected without one. */
  client: OAuthClient | undefined
  outbound: Outbound
  now: () => number
  /** Sends a call of the toolkit's. */
  call: (call: UpstreamCall) => Promise<UpstreamOutcome>
}

/** What a service gave, and what it told of it. */
export interface Issued {
  credential: Credential
  scopes: string[] | null
  /** Null where it did not say. */
  tokenExpiresAt: number | null
  /** What it told of the account besides, where the toolkit keeps something of it. */
  told?: ToldBeside
}
