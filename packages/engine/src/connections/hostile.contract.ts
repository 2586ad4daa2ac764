import type { ConnectedAccountDeleted, Link, Revocation } from '@maillon/core/contract'
import type { OAuth2Auth, Toolkit } from '@maillon/core/toolkit'
import { testEncryptionKey } from '@maillon/testkit'
import { type Hostile, hostileToolkit } from '@maillon/testkit/hostile'
import type { Engine } from '../engine.ts'
import { createVisitor, newDatabase, newEngine } from './fixtures.contract.ts'

/** The hostile service as one that gives a grant for each consent, one for each person, or does not say. */
export function hostileOf(grant: OAuth2Auth['grant'], more: Partial<Toolkit> = {}): Toolkit {
  const { grant: _, ...auth } = hostileToolkit.auth as OAuth2Auth
  return { ...hostileToolkit, ...more, auth: { ...auth, ...(grant && { grant }) } }
}

/** An engine at the hostile service, which can be started again on its database. */
export async function startAtHostile(hostile: Hostile, toolkit = hostileToolkit) {
  const database = await newDatabase()
  const encryptionKey = testEncryptionKey()
  const begin = async (options = {}) => {
    const { engine, app, clock } = await newEngine(hostile, {
      toolkits: [toolkit],
      database: database.path,
      encryptionKey,
      jobs: false,
      ...options,
    })
    return { engine, app, clock, visitor: () => personAt(engine) }
  }
  const started = await begin()
  const { app, visitor } = started
  return {
    ...started,
    database,
    begin,
    session: await app.session(),
    async connect(user = 'user_1', more = {}) {
      const link = await (await app.session({ user_id: user })).link('hostile', more)
      await visitor().connect(link)
      return link.connected_account_id
    },
    remove: async (id: string, query = '') =>
      (await app.call<ConnectedAccountDeleted>('DELETE', `/connected_accounts/${id}${query}`)).body,
    revocation: async (id = '') => (await app.call<Revocation>('GET', `/revocations/${id}`)).body,
  }
}

/** A person whom the hostile service asks nothing. */
export function personAt(engine: Engine) {
  const { send, press } = createVisitor(engine)
  async function consent({ redirect_url: url }: Pick<Link, 'redirect_url'>): Promise<string> {
    await send(url)
    const authorize = (await press(url)).headers.get('location') ?? ''
    return (await fetch(authorize, { redirect: 'manual' })).headers.get('location') ?? ''
  }
  const connect = async (link: Pick<Link, 'redirect_url'>) => send(await consent(link))
  return { send, press, consent, connect }
}
