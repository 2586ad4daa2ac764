import { MaillonError } from '@maillon/core'
import { type FieldValues, fillKnown, readFields } from '@maillon/core/toolkit'
import { calculatePKCECodeChallenge, generateRandomCodeVerifier } from 'oauth4webapi'
import { newSecret, sha256 } from '../../ids.ts'
import { authorizeUrl } from '../../oauth/authorize-url.ts'
import { standardCallback } from '../../oauth/dialect-request.ts'
import { isFinal } from '../accounts/account-status.ts'
import { type Attempts, linkNotFound } from './attempts.ts'
import type { AttemptView } from './attempt-view.ts'
import type { AuthConfigs } from '../auth-configs/auth-configs.ts'
import { checkBrowser, createClaims, isBrowserOf } from './claims.ts'
import type { Complete } from './complete.ts'
import type { Choice, Choices } from '../kept/choices.ts'
import { hasFields } from '../kept/kept-fields.ts'
import { continued, dataOf, type Flow, flowPlace } from './flow.ts'
import { createGiveTyped } from './give-typed.ts'
import { linkUrl } from './link-url.ts'
import { isOAuth1, type OAuth1Flow, type OAuth1Links, stateOf } from './oauth1-links.ts'
import type { Parking } from './parking.ts'
import type { Parts } from '../parts.ts'
import type { Exchanges } from '../endings/exchanges.ts'
import { openPosted, sealPosted } from './posted-callback.ts'
import { keepSecret } from '../../telemetry/live-secrets.ts'
import { redirectUri } from './redirect-uri.ts'
import { inAskedWay, inChosenWay, type OfferedWay, wayColumn } from './chosen-way.ts'
import { schemeFor } from '../schemes/schemes.ts'
import { type AuthorizeOrigins, authorizeOrigins } from './authorize-origins.ts'

/**
 * What a person in a browser can do with a Connect Link. Each throws `link_not_found`; the other errors of a link have
 * its `service` and `status` in their details, for the page to show.
 */
export interface Connect {
  /** What the page shows in a way to connect, the first that is offered when none is named; changes nothing. Throws `link_other_browser`. */
  show(token: string, browser: string | undefined, way?: string): Promise<Shown>
  /**
   * Continue was pressed: binds the attempt to this browser, by a secret that only it has, and answers where to send it;
   * a second tab goes where the first one went. Throws `link_expired`, `link_used`, `link_other_browser`, and
   * `field_rejected` for what was typed and does not fit.
   */
  start(token: string, browser: string, typed: FieldValues, way?: string): Promise<string>
  /**
   * A callback that another site posted (`response_mode=form_post`), as an address where the browser brings it again
   * with its cookie, which no other site's form has. What was posted is sealed in it, and opens in that browser alone.
   */
  carry(callback: Callback): Promise<string>
  /**
   * The upstream sent the browser back to `callback`. Throws `link_other_browser` for one that did not start, and
   * `link_not_found` at another callback than the one that the attempt gave the upstream.
   */
  finish(callback: Callback, browser: string | undefined): Promise<Returned>
  /**
   * A key was typed. Throws `credential_rejected`, an error of the upstream when it cannot tell now, and what `start`
   * throws.
   */
  submitKey(token: string, typed: FieldValues, browser: string, way?: string): Promise<Returned>
  cancel(token: string, browser: string | undefined): Promise<AttemptView>
  /**
   * One of several was chosen, by its place in the list that the page shows. Throws `field_rejected` for none of them, and
   * what `start` throws.
   */
  choose(token: string, browser: string | undefined, place: string): Promise<AttemptView>
}

/** An attempt as its page shows it. */
export interface Shown extends AttemptView {
  scopes: readonly string[]
  /** The ways that the person can choose from, one or more. */
  ways: readonly OfferedWay[]
  /** What there is to choose, once several were found. */
  choice: Choice | undefined
  /** Where Continue may lead, as a policy names it. */
  leadsTo: AuthorizeOrigins
  /** Whether this is the browser that pressed Continue, come back from the app. */
  isOwn: boolean
}

/** A request to one of the engine's callbacks. */
export interface Callback {
  /** Origin and path, below the public URL. */
  url: string
  parameters: URLSearchParams
}

/** An attempt, and where its browser goes on: to the app, which says who its user is, or to a choice. */
export type Returned = AttemptView & { next?: string }

/** Connecting, over attempts. */
export function createConnect(
  parts: Parts,
  { attempts, authConfigs, choices, complete, exchanges, oauth1, parking }: ConnectParts,
): Connect {
  const { store, vault, settings, routes, waiters, now } = parts
  const { open, claim } = createClaims(parts, attempts)
  const give = createGiveTyped(parts, { attempts, authConfigs, exchanges })

  /** Two callbacks at once: the second one waits for what comes of the first. */
  async function outcomeOf(view: AttemptView): Promise<Returned> {
    const { projectId, id } = view.attempt
    let latest = view
    const isUnderWay = () => !isFinal(latest.status) && !/^(parked|choosing)$/.test(latest.status)
    for (let turn = 0; turn < 20 && isUnderWay(); turn += 1) {
      await waiters.sleep(view.account.id, 500)
      const attempt = await store.attempts.find(projectId, id)
      if (!attempt) throw linkNotFound()
      latest = await attempts.view(attempt)
    }
    return latest.status === 'parked'
      ? { ...latest, next: await parking.again(latest) }
      : toChoice(latest)
  }

  /** Where several are to choose from, the link's own page asks. */
  async function toChoice(view: AttemptView): Promise<Returned> {
    return view.status === 'choosing' ? { ...view, next: await linkUrl(parts, view.attempt) } : view
  }

  /** A browser's own word is enough, or the app's is asked for first. Without a code there is nothing to wait with. */
  async function proceed(
    view: AttemptView,
    flow: Flow | OAuth1Flow,
    parameters: URLSearchParams,
  ): Promise<Returned> {
    const isGiven = parameters.has('code') || parameters.has('oauth_verifier')
    const waits = view.attempt.verification === 'app' && isGiven
    if (!waits) return toChoice(await complete(view, flow, parameters))
    return { ...view, next: await parking.park(view, { callback: parameters.toString() }) }
  }

  return {
    async show(token, browser, way) {
      const found = await attempts.byToken(token)
      if (!isFinal(found.status)) checkBrowser(found, browser)
      const { ways, ...view } = await inChosenWay(authConfigs, found, way)
      const choice = await choices.show(view)
      const { auth } = view.toolkit
      const isOwn = view.attempt.verification === 'app' && isBrowserOf(view, browser)
      if (!('authorizeUrl' in auth))
        return { ...view, ways, choice, scopes: [], leadsTo: { origins: [], hosts: [] }, isOwn }
      const leadsTo = authorizeOrigins(view.toolkit, auth, view.attempt.fields, routes)
      if (auth.scheme === 'OAUTH1') return { ...view, ways, choice, scopes: [], leadsTo, isOwn }
      const { projectId, authConfigId, scopes } = view.attempt
      const config = await authConfigs.get(projectId, authConfigId)
      const asked = scopes ?? authConfigs.scopes(config, auth)
      return { ...view, ways, choice, scopes: asked, leadsTo, isOwn }
    },

    async start(token, browser, typed, way) {
      const found = await open(token)
      if (found.status === 'choosing') {
        checkBrowser(found, browser)
        return linkUrl(parts, found.attempt)
      }
      const { ways: _, ...view } = await inAskedWay(authConfigs, found, way)
      const { attempt, toolkit } = view
      if (toolkit.auth.scheme === 'OAUTH1')
        return oauth1.start({ token, browser, typed, view, claim })
      if (toolkit.auth.scheme !== 'OAUTH2') throw new MaillonError('invalid_request')
      const { fields } = readFields(toolkit, typed, attempt.fields ?? {})
      const { auth } = fillKnown(toolkit, { fields })
      if (auth.scheme !== 'OAUTH2') throw new MaillonError('invalid_request')
      const config = await authConfigs.get(attempt.projectId, attempt.authConfigId)
      const { clientId, clientSecret } = await authConfigs.client(config)
      const anew: Flow = {
        clientId,
        clientSecret,
        state: newSecret('st_'),
        verifier: generateRandomCodeVerifier(),
        redirectUri: redirectUri(settings, config),
        auth: dataOf(toolkit.auth),
        scopes: [...(attempt.scopes ?? authConfigs.scopes(config, auth))],
        way: wayColumn(toolkit),
        fields: hasFields(toolkit) ? fields : null,
      }
      let flow = anew
      await claim(token, browser, async (view) => {
        flow = await continued(vault, view, anew)
        return {
          stateHash: sha256(flow.state),
          flow: await vault.seal(flowPlace(view), flow),
        }
      })
      const linkParameters = attempt.linkParameters ?? undefined
      const codeChallenge =
        auth.pkce === 'plain' ? flow.verifier : await calculatePKCECodeChallenge(flow.verifier)
      return routes.resolve(authorizeUrl({ ...flow, auth, codeChallenge, linkParameters })).url.href
    },

    async carry({ url, parameters }) {
      const view = await attempts.byState(parameters.get('state') ?? '')
      const query = await sealPosted(vault, view, parameters)
      return `${url}?${query.toString()}`
    },

    async finish({ url, parameters: query }, browser) {
      const view = await attempts.byState(stateOf(query))
      checkBrowser(view, browser)
      if (view.status === 'parked') return outcomeOf(view)
      if (view.status !== 'claimed' || !view.attempt.flow) return toChoice(view)
      const flow = await vault.open<Flow | OAuth1Flow>(flowPlace(view), view.attempt.flow)
      // RFC 9700 §4.4.2.2: an authorization server that sends its browser to another one's callback is up to something.
      if (url !== flow.redirectUri) throw linkNotFound()
      const parameters = await openPosted(vault, view, query)
      const taken = await store.attempts.update(
        view.attempt.projectId,
        view.attempt.id,
        { consumedAt: now(), updatedAt: now() },
        { status: ['claimed'], consumed: false },
      )
      if (!taken) return outcomeOf(view)
      const callback = isOAuth1(flow) ? parameters : standardCallback(flow.auth, parameters)
      return proceed({ ...view, attempt: taken }, flow, callback)
    },

    async submitKey(token, typed, browser, way) {
      const view = await inAskedWay(authConfigs, await open(token), way)
      const scheme = schemeFor(view.toolkit.auth)
      if (!scheme?.ofTyped) throw new MaillonError('invalid_request')
      const read = readFields(view.toolkit, typed, view.attempt.fields ?? {})
      keepSecret(Object.values(read.secrets))
      const claimed = await claim(token, browser)
      const inWay = { ...claimed, toolkit: view.toolkit }
      const given = await give(inWay, scheme.ofTyped(read), read.fields)
      if (claimed.attempt.verification === 'app')
        return { ...claimed, next: await parking.park(claimed, given) }
      return attempts.succeed(claimed, given)
    },

    async cancel(token, browser) {
      const view = await open(token)
      checkBrowser(view, browser)
      const ended = await attempts.fail(view, 'cancelled')
      if (ended.error === 'cancelled') await choices.letGo(view)
      return ended
    },

    async choose(token, browser, place) {
      return choices.choose(token, browser, place)
    },
  }
}

interface ConnectParts {
  attempts: Attempts
  authConfigs: AuthConfigs
  choices: Choices
  complete: Complete
  exchanges: Exchanges
  oauth1: OAuth1Links
  parking: Parking
}
