import type { Hono } from 'hono'
import { limitVisits } from '../limits/limit-visits.ts'
import { readForm } from '../read-form.ts'
import type { PageEnvironment, PageParts } from './parts.ts'
import { sameOrigin } from './same-origin.ts'
import { loginPage } from './views/login-page.ts'
import { pageHeaders } from './views/page-headers.ts'

/** The page that asks a user whether an MCP client may use their session. */
export function mountLoginPage(pages: Hono<PageEnvironment>, parts: PageParts): void {
  const { authorization, settings, limits, now } = parts

  const byToken = limitVisits(limits, 'login', (context) => context.req.param('token'))
  pages.use('/login/:token', byToken)

  pages.get('/login/:token', async (context) => {
    const token = context.req.param('token')
    const { scopes, userId: user, redirectUri, ...asked } = await authorization.asked(token)
    const { look } = context.var
    const action = `${settings.publicUrl?.replace(/\/$/, '') ?? ''}/login/${token}`
    const body = loginPage({ look, user, scopes, action, now: now(), ...asked })
    return context.html(body, 200, pageHeaders({ look, ...formTarget(redirectUri) }))
  })

  pages.post('/login/:token', sameOrigin(settings), async (context) => {
    const agreed = (await readForm(context.req.raw)).get('decision') === 'allow'
    const location = await authorization.decide(context.req.param('token'), agreed)
    context.header('cache-control', 'no-store')
    context.header('referrer-policy', 'no-referrer')
    return context.redirect(location, 303)
  })
}

/** Where the browser goes after the form: to an address, or to a program by its scheme. */
function formTarget(redirectUri: string) {
  const { protocol } = new URL(redirectUri)
  return /^https?:$/.test(protocol)
    ? { formActions: [redirectUri] }
    : { formActions: [], formScheme: protocol }
}
