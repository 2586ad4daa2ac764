import type { ConnectedAccount } from '@maillon/core/contract'
import {
  defineTool,
  defineToolkit,
  type FieldValues,
  get,
  type OAuth2Auth,
  oauth2,
  path,
  type Toolkit,
} from '@maillon/core/toolkit'
import { type DialectTold, startDialect } from '@maillon/testkit/hostile'
import { onTestFinished } from 'vitest'
import { z } from 'zod'
import { newEngine } from '../fixtures.contract.ts'

type Words = Omit<Partial<Toolkit>, 'auth'> & { auth?: Partial<OAuth2Auth> }

/** A toolkit that keeps something of its accounts, and has one tool: `GET /items/{id}`. */
export function keepingToolkit({ auth, ...more }: Words): Toolkit {
  return defineToolkit({
    slug: 'service',
    name: 'Service',
    description: 'A service that tells something of each account.',
    version: '20261130_00',
    baseUrl: 'https://api.service.test',
    verified: 'emulated',
    identity: { request: get('/me'), read: ({ sub }: { sub: string }) => ({ subject: sub }) },
    tools: [
      defineTool({
        slug: 'SERVICE_READ',
        name: 'Read',
        description: 'Read something.',
        effect: 'read',
        input: z.object({}),
        output: z.object({ sub: z.string() }),
        request: () => get(path`/items/${1}`),
      }),
    ],
    ...more,
    auth: oauth2({
      authorizeUrl: 'https://login.service.test/authorize',
      tokenUrl: 'https://login.service.test/token',
      revokeUrl: 'https://login.service.test/revoke',
      grant: 'separate',
      scopes: { 'items:read': 'See items' },
      ...auth,
    }),
  })
}

interface Telling {
  /** What the service has of the account, by the names that the toolkit keeps it under. */
  values: FieldValues
  told: DialectTold
  /** Origins to which nothing may go. */
  elsewhere?: readonly string[]
  /** Options of the engine. */
  engine?: object
}

/** A service that tells what it is told to, an engine, and one that connects accounts there. */
export async function startTelling(
  toolkit: Toolkit,
  { values, told, elsewhere = [], engine = {} }: Telling,
) {
  let ahead = () => 0
  const upstream = await startDialect(toolkit, {
    now: () => Date.now() + ahead(),
    values,
    told,
    origins: elsewhere,
  })
  onTestFinished(() => upstream.stop())
  const { routes, authConfigs } = upstream
  const {
    app,
    visitor,
    clock,
    engine: started,
  } = await newEngine({ routes, authConfigs }, { toolkits: [toolkit], ...engine })
  ahead = () => clock.ahead

  /** Goes from a new link to the engine's callback, and answers what the browser sees there. */
  async function connect(more: object = {}, user = 'user_1') {
    const session = await app.session({ user_id: user })
    const link = await session.link('service', more)
    const browser = visitor()
    await browser.send(link.redirect_url)
    const to = (await browser.press(link.redirect_url)).headers.get('location') ?? ''
    const back = (await fetch(to, { redirect: 'manual' })).headers.get('location') ?? ''
    const page = await browser.send(back)
    const id = link.connected_account_id
    return {
      session,
      link,
      browser,
      page,
      back,
      account: (): Promise<ConnectedAccount> => app.account(id),
      read: () => session.execute('SERVICE_READ'),
      remove: () => app.call('DELETE', `/connected_accounts/${id}`),
    }
  }
  /** Hosts that a request reached, in order, without those that follow one another. */
  const calls = () => upstream.requests.map(({ call }) => call.replace(/\?.*$/, ''))
  return { app, upstream, clock, connect, calls, visitor, work: () => started.runJobs() }
}
