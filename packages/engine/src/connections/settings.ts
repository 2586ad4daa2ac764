import { MaillonError } from '@maillon/core'
import { isLoopback } from '@maillon/core/toolkit'
import type { OAuthClient } from '../oauth/oauth-client.ts'

/** The OAuth client that the operator registered at a toolkit's upstream. */
export interface OperatorClient extends OAuthClient {
  /** Asked for in place of the toolkit's own scopes. */
  scopes?: readonly string[]
  /** What people would fill in, by the toolkit's fields, and is the same for all of them: a company's domain. */
  fields?: Readonly<Record<string, string>>
  /**
   * Which redirect URI is registered with it: `<publicUrl>/oauth/callback/<toolkit>`, the toolkit's `own`, when left
   * out, or `<publicUrl>/oauth/callback`, the `shared` one, by which upstreams that name no issuer can be mixed up.
   */
  callback?: 'own' | 'shared'
}

/** What the operator decided about connecting. */
export interface ConnectionSettings {
  /** The engine's own address, path prefix included, without a slash at its end; undefined when not told. */
  publicUrl: string | undefined
  /** Where a browser may be sent after connecting. */
  callbackUrls: readonly string[]
  /** Whether a callbackUrl on the person's own machine is fine, as in development. */
  loopbackCallbacks: boolean
  /** Who says that the person who completes a link is the user: their browser, or the app. */
  verification: 'browser' | 'app'
  /** Where the app does so for a project; undefined where only browsers do. */
  verifierUrl: (projectId: string) => string | undefined
  /** By toolkit. */
  clients: Readonly<Record<string, OperatorClient>>
}

/** The engine's own address. Throws `public_url_missing`. */
export function requirePublicUrl({ publicUrl }: ConnectionSettings): string {
  if (publicUrl) return publicUrl
  throw new MaillonError('public_url_missing', {
    message: 'The engine does not know its public address, so it cannot make a Connect Link.',
    hint: "Add publicUrl to createEngine, e.g. publicUrl: 'https://connect.your-app.com'.",
  })
}

/** Checks a public address and drops a slash at its end. Throws `config_invalid`. */
export function parsePublicUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const bare = url && url.search === '' && url.hash === '' && url.username === ''
  if (
    !bare ||
    !(url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname)))
  ) {
    throw new MaillonError('config_invalid', {
      message: `publicUrl "${text}" is not an https address.`,
      hint: 'Use https without a query; http is fine on this machine: localhost, app.localhost, 127.0.0.1.',
    })
  }
  return url.href.replace(/\/+$/, '')
}
