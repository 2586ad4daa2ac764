import { type AccountAccess, toSharing } from './account-sharing.ts'
import type { ExpectedIdentity } from './expected-identity.ts'

/** What an app may say of a Connect Link, whether a session asks for it or the app itself. */
export interface LinkOptions {
  /** Where the browser goes afterwards: its own query is kept, `status` and `connected_account_id` are added. */
  callbackUrl?: string | undefined
  /** A name for the account to be; one that is in use rejects with `alias_taken`. */
  alias?: string | undefined
  /** Whose account it has to be at the upstream; any other one fails the attempt. */
  expectedIdentity?: ExpectedIdentity | undefined
  /** The way in which to connect, where the toolkit has several (`oauth`, `token`); the person chooses when left out. */
  way?: string | undefined
  /** Values for the service's login, such as `login_hint`; the toolkit names what it takes, and others reject with `unsupported`. */
  parameters?: Readonly<Record<string, string>> | undefined
  /** What the toolkit's form asks for and is no secret, by the names of its fields: the person sees it and cannot change it. */
  fields?: Readonly<Record<string, string>> | undefined
  /** Makes the account SHARED: these users may use it too, where the app pins it for them. */
  sharedWith?: AccountAccess | undefined
}

/** Their names. */
export const linkOptions = [
  'callbackUrl',
  'alias',
  'expectedIdentity',
  'way',
  'parameters',
  'fields',
  'sharedWith',
] as const satisfies readonly (keyof LinkOptions)[]

/** What they are on the wire. */
export function toLinkBody({ alias, way, parameters, ...options }: LinkOptions) {
  return {
    alias,
    way,
    parameters,
    callback_url: options.callbackUrl,
    expected_identity: options.expectedIdentity,
    connection_data: options.fields,
    experimental: toSharing(options.sharedWith),
  }
}
