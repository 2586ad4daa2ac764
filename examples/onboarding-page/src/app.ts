import type { Maillon } from '@maillon/core'
import { Hono } from 'hono'
import { page } from './page.ts'

/** What the agent of this app cannot do without. */
const required = ['gmail', 'github']

/** The app: a page with what is connected, a route that starts connecting, and the place to come back to. */
export function createApp(maillon: Maillon, url: string): Hono {
  const app = new Hono()

  // A real app takes the user from its own login. The session of a settings page never prompts by itself.
  const openSession = () =>
    maillon.create('user_123', { toolkits: required, manageConnections: false })

  app.get('/', async (context) => {
    const session = await openSession()
    const { items } = await session.toolkits()
    return context.html(page(items, context.req.query('notice')))
  })

  // A form's POST, and not a link: what starts something is no GET.
  app.post('/connect/:toolkit', async (context) => {
    const session = await openSession()
    const callbackUrl = `${url}/callback?source=onboarding`
    const request = await session.authorize(context.req.param('toolkit'), { callbackUrl })
    return context.redirect(request.redirectUrl, 303)
  })

  // The query is a hint for the eye: anyone can type it. What is connected, the page asks the engine itself.
  app.get('/callback', (context) => {
    const failed = context.req.query('status') !== 'success'
    return context.redirect(failed ? '/?notice=failed' : '/', 303)
  })

  app.post('/agent', async (context) => {
    const session = await openSession()
    const { items } = await session.toolkits()
    const missing = items
      .filter(({ connection }) => !connection?.connectedAccount)
      .map(({ name }) => name)
    if (missing.length > 0) return context.text(`Connect ${missing.join(' and ')} first.`, 409)
    const { data } = await session.execute('GITHUB_GET_THE_AUTHENTICATED_USER')
    return context.text(`The agent can start. It works on GitHub as ${String(data.login)}.`)
  })

  return app
}
