import type { ConnectedAccountCreated } from '@maillon/core/contract'
import { type Auth, defineTool, defineToolkit, get, post } from '@maillon/core/toolkit'
import type { TestEngineOptions } from '@maillon/testkit'
import { startDialect } from '@maillon/testkit/hostile'
import { onTestFinished } from 'vitest'
import { z } from 'zod'
import { newDatabase, newEngine } from '../fixtures.contract.ts'

export const origin = 'https://api.service.test'

/** A service that is connected in one way, with a call that reads and one that writes. */
export const toolkitOf = (auth: Auth) =>
  defineToolkit({
    slug: 'service',
    name: 'Service',
    description: 'A service with a scheme of its own.',
    version: '20261130_00',
    baseUrl: `${origin}/v1`,
    auth,
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
        request: () => get('/items', { of: 'all' }),
      }),
      defineTool({
        slug: 'SERVICE_WRITE',
        name: 'Write',
        description: 'Write something.',
        effect: 'write',
        input: z.object({}),
        output: z.object({ sub: z.string() }),
        request: () => post('/items', { name: 'Müller & Söhne' }),
      }),
    ],
  })

/** A service that speaks in one way, and an engine that was told another, or the same. */
export async function startScheme(
  spoken: Auth,
  told: Auth = spoken,
  options: TestEngineOptions = {},
) {
  let ahead = () => 0
  const upstream = await startDialect(toolkitOf(spoken), { now: () => Date.now() + ahead() })
  onTestFinished(() => upstream.stop())
  const { routes, authConfigs, typed: fields } = upstream
  const database = await newDatabase()
  const logged: unknown[] = []
  const write = (...line: unknown[]) => void logged.push(line)
  const started = await newEngine(
    { routes, authConfigs },
    {
      toolkits: [toolkitOf(told)],
      database: database.path,
      ...options,
      log: { debug: write, info: write, warn: write, error: write },
    },
  )
  const { app, visitor, clock } = started
  ahead = () => clock.ahead

  const accountOf = (session: Awaited<ReturnType<typeof app.session>>, id: string) => ({
    id,
    session,
    account: () => app.account(id),
    read: () => session.execute('SERVICE_READ'),
    write: () => session.execute('SERVICE_WRITE'),
    remove: () => app.call('DELETE', `/connected_accounts/${id}`),
  })

  return {
    ...started,
    upstream,
    database,
    /** A person fills in the form of a link; answers the page too. */
    async connect(typed: Record<string, string> = fields) {
      const session = await app.session()
      const link = await session.link('service')
      const person = visitor()
      await person.send(link.redirect_url)
      const response = await person.press(`${link.redirect_url}/key`, typed)
      return {
        ...accountOf(session, link.connected_account_id),
        status: response.status,
        page: await response.text(),
      }
    },
    /** The app hands it in. */
    async bring(authScheme: string, val: Record<string, unknown> = fields) {
      const session = await app.session()
      const { body: config } = await app.call<{ auth_config: { id: string } }>(
        'POST',
        '/auth_configs',
        { toolkit: { slug: 'service' } },
      )
      const { status, body } = await app.call<ConnectedAccountCreated>(
        'POST',
        '/connected_accounts',
        {
          auth_config: { id: config.auth_config.id },
          connection: { user_id: 'user_1', state: { authScheme, val } },
        },
      )
      return { ...accountOf(session, body.id), status, body }
    },
    /** All that the app, the database and the log say. */
    told: async () => [
      (await app.call('GET', '/connected_accounts')).body,
      database.dump(),
      logged,
    ],
    /** What reached the service and was not as it has to be. */
    refused: () => upstream.requests.flatMap(({ refused }) => refused ?? []),
    asked: (path: string) => upstream.requests.filter(({ call }) => call.includes(path)).length,
  }
}
