import type { Link } from '@maillon/core/contract'
import type { OAuth2Auth, Toolkit } from '@maillon/core/toolkit'
import type { TestEngineOptions } from '@maillon/testkit'
import { type Hostile, hostileToolkit, startHostile } from '@maillon/testkit/hostile'
import { onTestFinished } from 'vitest'
import { newDatabase, newEngine } from './fixtures.contract.ts'

/** A line that the engine logged at warn. */
export interface Warning {
  message: string
  fields: Record<string, unknown>
}

/** An upstream that does what it is told, and an engine whose one toolkit it is. Both end with the test. */
export async function startHostileWorld({
  auth = {},
  toolkit = {},
  ...options
}: { auth?: Partial<OAuth2Auth>; toolkit?: Partial<Toolkit> } & TestEngineOptions = {}) {
  const hostile = await startHostile()
  onTestFinished(() => hostile.stop())
  const database = await newDatabase()
  const warnings: Warning[] = []
  const quiet = () => undefined
  const warn = (fields: object, message: string) =>
    warnings.push({ message, fields: { ...fields } })
  const started = await newEngine(
    { routes: hostile.routes, authConfigs: hostile.authConfigs },
    {
      database: database.path,
      log: { debug: quiet, info: quiet, warn, error: quiet },
      toolkits: [
        {
          ...hostileToolkit,
          ...toolkit,
          auth: { ...hostileToolkit.auth, ...auth } as OAuth2Auth,
        },
      ],
      ...options,
    },
  )
  const person = () => createPerson(started, hostile)

  /** A user's account there, connected. */
  async function connected(user = 'user_1') {
    const session = await started.app.session({ user_id: user })
    const link = await session.link('hostile')
    hostile.oauth.subject = user
    await person().connect(link)
    const { connected_account_id: accountId } = link
    return {
      accountId,
      session,
      account: () => started.app.account(accountId),
      read: () => session.execute('HOSTILE_GET_ITEM'),
    }
  }
  return { ...started, hostile, database, warnings, person, connected }
}

function createPerson({ visitor }: Awaited<ReturnType<typeof newEngine>>, hostile: Hostile) {
  const browser = visitor()
  /** Presses Continue, and signs in without being asked; answers the callback that the browser is sent to. */
  async function consent({ redirect_url: url }: Pick<Link, 'redirect_url'>): Promise<string> {
    await browser.send(url)
    const location = (await browser.press(url)).headers.get('location') ?? ''
    if (!location.startsWith(hostile.url)) throw new Error(`It leads to ${location}`)
    const answer = await fetch(location, { redirect: 'manual' })
    return answer.headers.get('location') ?? ''
  }
  return {
    ...browser,
    consent,
    connect: async (link: Pick<Link, 'redirect_url'>) => browser.send(await consent(link)),
  }
}
