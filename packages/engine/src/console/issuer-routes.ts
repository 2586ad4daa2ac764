import { MaillonError } from '@maillon/core'
import type { Context, Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { consoleCookie } from '../access/console-cookie.ts'
import { actingAs } from '../audit/actor.ts'
import { isFault } from '../is-fault.ts'
import { limitVisits } from '../limits/limit-visits.ts'
import { flowLifetimeMs } from './issuer-login.ts'
import { mayOpen } from './issuer-options.ts'
import { cookieAttributes, letIn, type NewLogin, note } from './let-in.ts'
import type { ConsoleEnvironment, ConsoleParts } from './parts.ts'

const maxName = 100

/** The way to the app's issuer and back. What goes wrong is told by the page, which the browser ends at. */
export function mountIssuerLogin(app: Hono<ConsoleEnvironment>, parts: ConsoleParts): void {
  const { issuer, issuerLogin, publicUrl, ensureProject } = parts
  if (!issuer || !issuerLogin) return
  const name = `${consoleCookie(publicUrl)}-flow`
  // The issuer sends the browser back, from a site that is not ours.
  const attributes = { ...cookieAttributes(publicUrl), sameSite: 'Lax' } as const

  // Each asks the issuer.
  const byAddress = limitVisits(parts.limits, 'console issuer')

  app.get('/console/login/issuer', byAddress, async (context) => {
    try {
      const { location, flow } = await issuerLogin.begin()
      setCookie(context, name, flow, { ...attributes, maxAge: flowLifetimeMs / 1000 })
      return redirect(context, location)
    } catch (error) {
      return redirect(context, `${publicUrl}/console#login=${wordFor(error)}`)
    }
  })

  app.get('/console/login/callback', byAddress, async (context) => {
    const flow = getCookie(context, name)
    deleteCookie(context, name, attributes)
    try {
      const { searchParams } = new URL(context.req.url)
      const claims = await issuerLogin.finish(searchParams, flow)
      await ensureProject(issuer.project)
      const login: NewLogin = {
        kind: 'issuer',
        id: claims.sub,
        name: nameOf(claims),
        projectId: issuer.project,
        scopes: ['admin'],
      }
      if (!mayOpen(issuer, claims)) {
        const browser = { kind: 'browser', id: null } as const
        await actingAs(browser, () => note(parts, login, 'console.refused'))
        return redirect(context, `${publicUrl}/console#login=refused`)
      }
      await letIn(context, parts, login)
      return redirect(context, `${publicUrl}/console`)
    } catch (error) {
      return redirect(context, `${publicUrl}/console#login=${wordFor(error)}`)
    }
  })
}

/** Throws what is a fault of our own. */
function wordFor(error: unknown): 'failed' | 'unavailable' {
  if (isFault(error)) throw error
  return MaillonError.is(error, 'unauthorized') ? 'failed' : 'unavailable'
}

function nameOf({ email, name, sub }: Readonly<Record<string, unknown>> & { sub: string }): string {
  const told = [email, name].find((one) => typeof one === 'string') ?? sub
  // The cookie of the login holds it.
  return told.slice(0, maxName).toWellFormed()
}

function redirect(context: Context, location: string): Response {
  context.header('cache-control', 'no-store')
  context.header('referrer-policy', 'no-referrer')
  return context.redirect(location, 303)
}
