import type { LinkOptions } from '../connections/link-options.ts'
import type { RequestOptions } from '../transport/request-options.ts'

/** What an app may say of a link that a session makes. */
export interface AuthorizeOptions extends LinkOptions, RequestOptions {
  /** Connects this account of the user again, by id or alias: it keeps both. */
  account?: string | undefined
}

/** A Connect Link that was made since an account is missing. */
export interface ConnectLink {
  toolkit: string
  /** The account to be, `ca_…`. */
  id: string
  /** `…/link/ln_…`: where the user connects the account. */
  redirectUrl: string
}

export interface EnsureOptions {
  /** Told of each link before it is waited for, and waited for itself: show the link to the user here. */
  onLink?: ((link: ConnectLink) => unknown) | undefined
  /** Milliseconds to wait for the user; 60,000 when left out. */
  timeout?: number | undefined
}

/** How `ensureConnected` makes links, and how long it waits. */
export interface EnsureConnectedOptions extends EnsureOptions, AuthorizeOptions {}

/** What may be said of several toolkits at once. */
export interface EnsureAllConnectedOptions
  extends EnsureOptions,
    Pick<AuthorizeOptions, 'callbackUrl' | 'signal'> {}

/** A toolkit whose account is there. */
export interface EnsuredConnection {
  toolkit: string
  wasConnected: boolean
  /** Absent when the toolkit needs none. */
  connectedAccount?: { id: string; status: string }
}
