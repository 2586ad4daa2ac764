import { isTyped, scopesOf } from '@maillon/core/toolkit'
import type { Context } from 'hono'
import { isBrowserOf } from '../connections/links/claims.ts'
import type { Shown } from '../connections/links/connect.ts'
import { callbackUrlWithOutcome } from '../connections/links/outcome-url.ts'
import { shownFields } from './form-fields.ts'
import { outcomeOf, overStatus, usedOutcome } from './outcome-of.ts'
import type { PageEnvironment, PageParts } from './parts.ts'
import { showChoice } from './show-choice.ts'
import { showOutcome } from './show-outcome.ts'
import { apiKeyPage } from './views/api-key-page.ts'
import { connectPage } from './views/connect-page.ts'
import type { FormProblem } from './views/field-inputs.ts'
import { pageHeaders } from './views/page-headers.ts'

/** Which link a person looks at, in which of its ways. */
export interface AskedLink {
  token: string
  browser: string
  way?: string | undefined
}

interface Tried {
  typed?: Record<string, string>
  problem?: FormProblem
}

/** Answers with the page of a link: what it asks, as long as it is open, or what came of it. */
export async function showLink(
  context: Context<PageEnvironment>,
  parts: PageParts,
  { token, browser, way, typed = {}, problem }: AskedLink & Tried,
): Promise<Response> {
  const { connections, settings, now } = parts
  const view = await connections.connect.show(token, browser, way)
  const { toolkit, attempt, account, status, scopes, leadsTo, ways, choice } = view
  if (choice) return showChoice(context, parts, { token, view, choice })
  if (status !== 'open' && status !== 'claimed') return showEnd(context, view, browser)
  const { look } = context.var
  const base = `${settings.publicUrl ?? ''}/link/${token}`
  const fields = shownFields(toolkit.auth, {
    fixed: attempt.fields ?? {},
    given: { ...account.fields, ...typed },
  })
  const chosen = ways.length > 1 ? ways.find(({ isChosen }) => isChosen)?.name : undefined
  const inWay = (name: string | undefined) => (name === undefined ? '' : `?way=${name}`)
  const common = {
    look,
    fields,
    ways: ways.map(({ name, ...shown }) => ({ ...shown, href: base + inWay(name) })),
    problem,
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
    pageHeaders({ look, formActions, formHosts: leadsTo.hosts }),
  )
}

/** The browser that connected comes back from the app; to any other one, the link is used. */
function showEnd(context: Context<PageEnvironment>, view: Shown, browser: string): Response {
  // Its callbackUrl is told to the browser alone that was sent there.
  const backUrl = isBrowserOf(view, browser) ? callbackUrlWithOutcome(view) : undefined
  return view.isOwn && view.status === 'done'
    ? showOutcome(context, outcomeOf(view), 200, backUrl)
    : showOutcome(context, usedOutcome(view), overStatus(view), backUrl)
}
