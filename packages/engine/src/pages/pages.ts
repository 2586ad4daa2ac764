import { MaillonError } from '@maillon/core'
import { isTyped, scopesOf } from '@maillon/core/toolkit'
import { type Context, Hono } from 'hono'
import { actingAs } from '../audit/actor.ts'
import type { AttemptView } from '../connections/links/attempt-view.ts'
import type { Returned } from '../connections/links/connect.ts'
import { callbackUrlWithOutcome } from '../connections/links/outcome-url.ts'
import { isFault } from '../is-fault.ts'
import { limitVisits } from '../limits/limit-visits.ts'
import { readForm } from '../read-form.ts'
import { knownBrowser, readBrowser } from './browser-cookie.ts'
import { errorPage, failureReasons, resultOf } from './error-page.ts'
import { mountLoginPage } from './login.ts'
import { newNonce } from './new-nonce.ts'
import type { PageEnvironment, PageParts } from './parts.ts'
import { formProblem, isOfForm, readTyped, shownFields } from './form-fields.ts'
import { sameOrigin } from './same-origin.ts'
import { showChoice } from './show-choice.ts'
import { apiKeyPage } from './views/api-key-page.ts'
import { connectPage } from './views/connect-page.ts'
import type { FormProblem } from './views/field-inputs.ts'
import { type Outcome, outcomePage } from './views/outcome-page.ts'
import { pageHeaders } from './views/page-headers.ts'

/** What a person sees: the Connect Link and what comes of it. A GET changes nothing but by the upstream's callback. */
export function createPages(parts: PageParts): Hono<PageEnvironment> {
  const { connections, settings, limits, appName: app, now } = parts
  const { connect } = connections
  const pages = new Hono<PageEnvironment>()

  pages.onError((error, context) => {
    const reference = context.var.requestId
    if (isFault(error)) parts.telemetry.fault(error, reference)
    const { status, outcome, retryAfter } = errorPage(error, app, reference)
    if (retryAfter !== undefined) context.header('retry-after', String(retryAfter))
    return show(context, outcome, status)
  })

  // By its own paths: what is below all of them would stand in the log as the route of every other request.
  for (const path of ['/link/*', '/oauth/callback/*', '/login/*'])
    pages.use(path, (_context, next) => actingAs({ kind: 'browser', id: null }, next))

  const byToken = limitVisits(limits, 'link', (context) => context.req.param('token'))
  pages.use('/link/:token/*', byToken)
  const byState = limitVisits(limits, 'callback', (context) => context.req.query('state'))
  pages.use('/oauth/callback', byState)
  pages.use('/oauth/callback/:client', byState)

  pages.get('/link/:token', async (context) =>
    linkPage(context, {
      token: context.req.param('token'),
      browser: knownBrowser(context, settings),
      way: context.req.query('way'),
    }),
  )

  pages.post('/link/*', sameOrigin(settings))

  pages.post('/link/:token', async (context) => {
    const form = await formOf(context, context.req.param('token'))
    return withForm(context, form, async ({ token, browser, typed, way }) =>
      redirect(context, await connect.start(token, browser, typed, way)),
    )
  })

  pages.post('/link/:token/key', async (context) => {
    const form = await formOf(context, context.req.param('token'))
    return withForm(context, form, async ({ token, browser, typed, way }) =>
      end(context, await connect.submitKey(token, typed, browser, way)),
    )
  })

  pages.post('/link/:token/choose', async (context) => {
    const token = context.req.param('token')
    const browser = readBrowser(context, settings)
    const place = (await readForm(context.req.raw)).get('choice') ?? ''
    try {
      return end(context, await connect.choose(token, browser, place))
    } catch (error) {
      if (!MaillonError.is(error, 'field_rejected')) throw error
      const { choice, ...view } = await connect.show(token, browser)
      if (!choice) throw error
      return showChoice(context, parts, { token, view, choice, isMissing: true })
    }
  })

  pages.post('/link/:token/cancel', async (context) =>
    end(context, await connect.cancel(context.req.param('token'), readBrowser(context, settings))),
  )

  for (const path of ['/oauth/callback', '/oauth/callback/:client']) {
    pages.get(path, async (context) => {
      const { searchParams: parameters } = new URL(context.req.url)
      const callback = { url: addressOf(context), parameters }
      return end(context, await connect.finish(callback, readBrowser(context, settings)))
    })
    // A form from another site comes without our cookie: the browser brings it once more, by itself and with the cookie.
    pages.post(path, async (context) => {
      const parameters = await readForm(context.req.raw, maxCallbackBytes)
      return redirect(context, await connect.carry({ url: addressOf(context), parameters }))
    })
  }

  mountLoginPage(pages, parts)

  /** Of this request as browsers see it, without its query. */
  function addressOf(context: Context): string {
    return (settings.publicUrl ?? '') + new URL(context.req.url).pathname
  }

  /** What cannot be taken as it was typed comes back with the form. */
  async function withForm(
    context: Context,
    form: PostedForm,
    work: (form: PostedForm) => Promise<Response>,
  ): Promise<Response> {
    try {
      return await work(form)
    } catch (error) {
      if (!isOfForm(error)) throw error
      const { auth } = (await connect.show(form.token, form.browser, form.way)).toolkit
      const problem = formProblem(auth, error)
      if (problem) return linkPage(context, { ...form, problem })
      throw error
    }
  }

  async function formOf(context: Context, token: string): Promise<PostedForm> {
    const browser = knownBrowser(context, settings)
    const typed = readTyped(await readForm(context.req.raw))
    return { token, browser, typed, way: context.req.query('way') }
  }

  async function linkPage(
    context: Context,
    { token, browser, way, typed = {}, problem }: Asked & Partial<PostedForm> & Tried,
  ) {
    const view = await connect.show(token, browser, way)
    const { toolkit, attempt, account, status, scopes, leadsTo, ways, choice } = view
    if (choice) return showChoice(context, parts, { token, view, choice })
    if (status !== 'open' && status !== 'claimed')
      // The browser that connected comes back from the app; to any other one, the link is used.
      return view.isOwn && status === 'done'
        ? show(context, outcomeOf(view), 200)
        : show(context, usedOutcome(view), overStatus(view))
    const base = `${settings.publicUrl ?? ''}/link/${token}`
    const nonce = newNonce()
    const fields = shownFields(toolkit.auth, {
      fixed: attempt.fields ?? {},
      given: { ...account.fields, ...typed },
    })
    const chosen = ways.length > 1 ? ways.find(({ isChosen }) => isChosen)?.name : undefined
    const inWay = (name: string | undefined) => (name === undefined ? '' : `?way=${name}`)
    const common = {
      fields,
      ways: ways.map(({ name, ...shown }) => ({ ...shown, href: base + inWay(name) })),
      problem,
      nonce,
      app,
      service: toolkit,
      expiresAt: attempt.expiresAt,
      now: now(),
      cancelAction: `${base}/cancel`,
    }
    const { auth } = toolkit
    const body = isTyped(auth)
      ? apiKeyPage({
          ...common,
          connectAction: `${base}/key${inWay(chosen)}`,
        })
      : connectPage({
          ...common,
          scopes: scopes.map((scope) => ({
            scope,
            meaning: auth.scheme === 'OAUTH2' ? scopesOf(auth)[scope] : undefined,
          })),
          continueAction: base + inWay(chosen),
        })
    const verifierUrl =
      attempt.verification === 'app' ? settings.verifierUrl(attempt.projectId) : undefined
    const formActions = [...leadsTo.origins, attempt.callbackUrl, verifierUrl].filter(
      (url) => url != null,
    )
    return context.html(
      body,
      problem ? 422 : 200,
      pageHeaders({ nonce, formActions, formHosts: leadsTo.hosts }),
    )
  }

  /** Sends the browser on to the app, for its word or with the outcome, or tells the person how it ended. */
  function end(context: Context, view: Returned): Response {
    const { status, next } = view
    if (next !== undefined) return redirect(context, next)
    const callbackUrl = callbackUrlWithOutcome(view)
    if (callbackUrl !== undefined) return redirect(context, callbackUrl)
    const well = status === 'done' || view.error === 'cancelled'
    return show(context, outcomeOf(view), well ? 200 : overStatus(view))
  }

  function outcomeOf(view: AttemptView): Outcome {
    const { status, error, toolkit: service, account } = view
    if (status === 'done')
      return { kind: 'connected', app, service, ...(account.label && { account: account.label }) }
    if (error === 'cancelled') return { kind: 'cancelled', app, service }
    const isFinal = error === 'client_refused'
    if (error) return { kind: 'failed', app, service, reason: failureReasons[error], isFinal }
    return usedOutcome(view)
  }

  function usedOutcome({ status, toolkit: service }: AttemptView): Outcome {
    if (status === 'expired') return { kind: 'expired', app, service }
    return { kind: 'used', app, service, result: resultOf(status) }
  }

  return pages
}

/** Which link a person looks at, in which of its ways. */
interface Asked {
  token: string
  browser: string
  way?: string | undefined
}

interface PostedForm extends Asked {
  typed: Record<string, string>
}

interface Tried {
  problem?: FormProblem
}

/** Sealed, it has to fit into an address that every server takes. */
const maxCallbackBytes = 8 * 1024

function overStatus({ status }: AttemptView): number {
  return status === 'expired' ? 410 : 409
}

function show(context: Context, outcome: Outcome, status: number): Response {
  const nonce = newNonce()
  return context.html(
    outcomePage({ nonce, ...outcome }),
    status as 200,
    pageHeaders({ nonce, formActions: [] }),
  )
}

/** 303 and not 307: what was posted here is never posted there (RFC 9700 §4.12). */
function redirect(context: Context, location: string): Response {
  context.header('cache-control', 'no-store')
  context.header('referrer-policy', 'no-referrer')
  return context.redirect(location, 303)
}
