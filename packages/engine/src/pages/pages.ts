import { MaillonError } from '@maillon/core'
import { type Context, Hono } from 'hono'
import { actingAs } from '../audit/actor.ts'
import type { Returned } from '../connections/links/connect.ts'
import { callbackUrlWithOutcome } from '../connections/links/outcome-url.ts'
import { isFault } from '../is-fault.ts'
import { limitVisits } from '../limits/limit-visits.ts'
import { readForm } from '../read-form.ts'
import { knownBrowser, readBrowser } from './browser-cookie.ts'
import { errorPage } from './error-page.ts'
import { formProblem, isOfForm, readTyped } from './form-fields.ts'
import { mountLoginPage } from './login.ts'
import { outcomeOf, overStatus } from './outcome-of.ts'
import type { PageEnvironment, PageParts } from './parts.ts'
import { readLook } from './read-look.ts'
import { sameOrigin } from './same-origin.ts'
import { showChoice } from './show-choice.ts'
import { type AskedLink, showLink } from './show-link.ts'
import { showOutcome } from './show-outcome.ts'

/** What a person sees: the Connect Link and what comes of it. A GET changes nothing but by the upstream's callback. */
export function createPages(parts: PageParts): Hono<PageEnvironment> {
  const { connections, settings, limits } = parts
  const { connect } = connections
  const pages = new Hono<PageEnvironment>()

  pages.onError((error, context) => {
    const reference = context.var.requestId
    if (isFault(error)) parts.telemetry.fault(error, reference)
    const { status, outcome, retryAfter } = errorPage(error, reference)
    if (retryAfter !== undefined) context.header('retry-after', String(retryAfter))
    return showOutcome(context, outcome, status)
  })

  // By its own paths: what is below all of them would stand in the log as the route of every other request.
  for (const path of ['/link/*', '/oauth/callback/*', '/login/*'])
    pages.use(path, (context, next) => {
      context.set('look', readLook(context, parts))
      return actingAs({ kind: 'browser', id: null }, next)
    })

  const byToken = limitVisits(limits, 'link', (context) => context.req.param('token'))
  pages.use('/link/:token/*', byToken)
  const byState = limitVisits(limits, 'callback', (context) => context.req.query('state'))
  pages.use('/oauth/callback', byState)
  pages.use('/oauth/callback/:client', byState)

  pages.get('/link/:token', async (context) =>
    showLink(context, parts, {
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
  function addressOf(context: Context<PageEnvironment>): string {
    return (settings.publicUrl ?? '') + new URL(context.req.url).pathname
  }

  /** What cannot be taken as it was typed comes back with the form. */
  async function withForm(
    context: Context<PageEnvironment>,
    form: PostedForm,
    work: (form: PostedForm) => Promise<Response>,
  ): Promise<Response> {
    try {
      return await work(form)
    } catch (error) {
      if (!isOfForm(error)) throw error
      const { toolkit } = await connect.show(form.token, form.browser, form.way)
      const problem = formProblem(toolkit, error)
      if (problem) return showLink(context, parts, { ...form, problem })
      throw error
    }
  }

  async function formOf(context: Context<PageEnvironment>, token: string): Promise<PostedForm> {
    const browser = knownBrowser(context, settings)
    const typed = readTyped(await readForm(context.req.raw))
    return { token, browser, typed, way: context.req.query('way') }
  }

  /** Sends the browser on to the app, for its word or with the outcome, or tells the person how it ended. */
  function end(context: Context<PageEnvironment>, view: Returned): Response {
    const { status, next } = view
    if (next !== undefined) return redirect(context, next)
    const callbackUrl = callbackUrlWithOutcome(view)
    if (callbackUrl !== undefined) return redirect(context, callbackUrl)
    const well = status === 'done' || view.error === 'cancelled'
    return showOutcome(context, outcomeOf(view), well ? 200 : overStatus(view))
  }

  return pages
}

interface PostedForm extends AskedLink {
  typed: Record<string, string>
}

/** Sealed, it has to fit into an address that every server takes. */
const maxCallbackBytes = 8 * 1024

/** 303 and not 307: what was posted here is never posted there (RFC 9700 §4.12). */
function redirect(context: Context<PageEnvironment>, location: string): Response {
  context.header('cache-control', 'no-store')
  context.header('referrer-policy', 'no-referrer')
  return context.redirect(location, 303)
}
