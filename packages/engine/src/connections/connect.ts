import { MaillonError } from '@maillon/core'
import type { Toolkit, ToolRequest } from '@maillon/core/toolkit'
import { calculatePKCECodeChallenge, generateRandomCodeVerifier } from 'oauth4webapi'
import { newSecret, sha256 } from '../ids.ts'
import { authorizeUrl } from '../oauth/authorize-url.ts'
import { exchangeCode, TokenRefused } from '../oauth/token-endpoint.ts'
import { isFinal } from './account-status.ts'
import type { AttemptView, Attempts, FailureCode } from './attempts.ts'
import type { AuthConfigs } from './auth-configs.ts'
import { checkBrowser, createClaims } from './claims.ts'
import { type Credential, fromTokens } from './credential.ts'
import type { Parts } from './parts.ts'
import { requirePublicUrl } from './settings.ts'
import { callUpstream, failureError } from './upstream-call.ts'

/**
 * What a person in a browser can do with a Connect Link. Each throws `link_not_found`; the other errors of a link have
 * its `service` and `status` in their details, for the page to show.
 */
export interface Connect {
  /** What the page shows; changes nothing. Throws `link_other_browser`. */
  show(
    token: string,
    browser: string | undefined,
  ): Promise<AttemptView & { scopes: readonly string[]; authorizeOrigin: string | undefined }>
  /**
   * Continue was pressed: binds the attempt to this browser, by a secret that only it has, and answers where to send it.
   * Throws `link_expired`, `link_used`, `link_other_browser`.
   */
  start(token: string, browser: string): Promise<string>
  /** The upstream sent the browser back. Throws `link_other_browser` for one that did not start. */
  finish(parameters: URLSearchParams, browser: string | undefined): Promise<AttemptView>
  /**
   * A key was typed. Throws `credential_rejected`, an error of the upstream when it cannot tell now, and what `start`
   * throws.
   */
  submitKey(token: string, key: string, browser: string): Promise<AttemptView>
  cancel(token: string, browser: string | undefined): Promise<AttemptView>
}

/** What the callback needs, as it was when the browser left: a config edited meanwhile changes nothing. */
interface Flow {
  state: string
  verifier: string
  redirectUri: string
  clientId: string
  clientSecret: string
  scopes: string[]
}

/** A person is waiting. */
const checkTimeoutMs = 10_000

/** Connecting, over attempts. */
export function createConnect(parts: Parts, attempts: Attempts, authConfigs: AuthConfigs): Connect {
  const { store, vault, settings, routes, outbound, waiters, now } = parts
  const { open, claim } = createClaims(parts, attempts)

  async function complete(
    view: AttemptView,
    flow: Flow,
    parameters: URLSearchParams,
  ): Promise<AttemptView> {
    const { toolkit } = view
    if (toolkit.auth.scheme !== 'OAUTH2') return view
    try {
      const { state, redirectUri, verifier, scopes } = flow
      const exchange = {
        auth: toolkit.auth,
        client: flow,
        parameters,
        state,
        redirectUri,
        verifier,
        outbound,
      }
      const tokens = await exchangeCode(exchange)
      const { credential, ...facts } = fromTokens(tokens, { refreshToken: null, scopes }, now())
      return await attempts.succeed(view, credential, facts)
    } catch (error) {
      if (!(error instanceof TokenRefused) && !MaillonError.is(error)) throw error
      return attempts.fail(view, failureIn(parameters))
    }
  }

  async function checkKey(toolkit: Toolkit, request: ToolRequest, credential: Credential) {
    const call = { toolkit, request, credential, outbound, timeoutMs: checkTimeoutMs }
    const outcome = await callUpstream(call)
    if (outcome.failure?.reason === 'token_rejected')
      throw rejected(`${toolkit.name} does not know this key.`)
    // A key that may do little is a key; an upstream in trouble has not said whether this is one.
    if (outcome.failure && (outcome.failure.reason === 'rate_limited' || outcome.status >= 500))
      throw failureError(toolkit, outcome)
  }

  /** Two callbacks at once: the second one waits for what comes of the first. */
  async function outcomeOf(view: AttemptView, state: string): Promise<AttemptView> {
    let latest = view
    for (let turn = 0; turn < 20 && !isFinal(latest.status); turn += 1) {
      await waiters.sleep(view.account.id, 500)
      latest = await attempts.byState(state)
    }
    return latest
  }

  return {
    async show(token, browser) {
      const view = await attempts.byToken(token)
      if (!isFinal(view.status)) checkBrowser(view, browser)
      const { auth } = view.toolkit
      if (auth.scheme !== 'OAUTH2') return { ...view, scopes: [], authorizeOrigin: undefined }
      const { projectId, authConfigId, scopes } = view.attempt
      const config = await authConfigs.get(projectId, authConfigId)
      const { url } = routes.resolve(new URL(auth.authorizeUrl))
      const asked = scopes ?? authConfigs.scopes(config, auth)
      return { ...view, scopes: asked, authorizeOrigin: url.origin }
    },

    async start(token, browser) {
      const view = await open(token)
      const { attempt, toolkit } = view
      if (toolkit.auth.scheme !== 'OAUTH2') throw new MaillonError('invalid_request')
      const config = await authConfigs.get(attempt.projectId, attempt.authConfigId)
      const flow: Flow = {
        ...(await authConfigs.client(config)),
        state: newSecret('st_'),
        verifier: generateRandomCodeVerifier(),
        redirectUri: `${requirePublicUrl(settings)}/oauth/callback`,
        scopes: [...(attempt.scopes ?? authConfigs.scopes(config, toolkit.auth))],
      }
      const sealed = await vault.seal(flowPlace(view), flow)
      await claim(token, browser, { stateHash: sha256(flow.state), flow: sealed })
      const codeChallenge = await calculatePKCECodeChallenge(flow.verifier)
      const { url } = routes.resolve(authorizeUrl({ auth: toolkit.auth, ...flow, codeChallenge }))
      return url.href
    },

    async finish(parameters, browser) {
      const state = parameters.get('state') ?? ''
      const view = await attempts.byState(state)
      checkBrowser(view, browser)
      if (view.status !== 'claimed' || !view.attempt.flow) return view
      const flow = await vault.open<Flow>(flowPlace(view), view.attempt.flow)
      const taken = await store.attempts.update(
        view.attempt.projectId,
        view.attempt.id,
        { consumedAt: now(), updatedAt: now() },
        { status: ['claimed'], consumed: false },
      )
      return taken
        ? complete({ ...view, attempt: taken }, flow, parameters)
        : outcomeOf(view, state)
    },

    async submitKey(token, key, browser) {
      const view = await open(token)
      const { toolkit } = view
      if (toolkit.auth.scheme !== 'API_KEY') throw new MaillonError('invalid_request')
      if (!/^[\x21-\x7e]{1,4096}$/.test(key))
        throw rejected('The key has characters that no key has.')
      const claimed = await claim(token, browser)
      const credential = { scheme: 'API_KEY', key } as const
      if (toolkit.auth.check) await checkKey(toolkit, toolkit.auth.check, credential)
      return attempts.succeed(claimed, credential, { scopes: null, tokenExpiresAt: null })
    },

    async cancel(token, browser) {
      const view = await open(token)
      checkBrowser(view, browser)
      return attempts.fail(view, 'cancelled')
    },
  }
}

function failureIn(callback: URLSearchParams): FailureCode {
  const error = callback.get('error')
  if (error === 'access_denied') return error
  return error === null ? 'token_exchange_failed' : 'upstream_error'
}

function flowPlace({ attempt }: AttemptView) {
  return { projectId: attempt.projectId, row: attempt.id, field: 'attempts.flow', version: 1 }
}

function rejected(message: string): MaillonError {
  return new MaillonError('credential_rejected', { message, hint: 'Copy it again, whole.' })
}
