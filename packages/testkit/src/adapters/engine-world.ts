import { Maillon } from '@maillon/core'
import type { Provider } from '@maillon/core/provider'
import { createTestEngine } from '../test-engine.ts'
import { startGate } from '../upstreams/gate.ts'
import type { AdapterSession } from './adapter-driver.ts'

/** The user's key at the service: it must be in no transcript. */
export const userKey = 're_canary_8c51e7'

/** Gives adapters what a session gives its provider. */
const bare: Provider<AdapterSession> = {
  name: 'conformance',
  wrapTools: (tools, execute, context) => {
    if (!context) throw new Error('A session gives its provider a context.')
    return { tools, execute, context }
  },
}

/** A real engine, and on loopback a service that knows one key: as much of Resend as the cases need. */
export async function startEngineWorld() {
  const sent: unknown[] = []
  const gate = await startGate({
    async answer({ method, headers, body }) {
      if (headers.authorization !== `Bearer ${userKey}`) {
        return Response.json({ message: 'API key is invalid' }, { status: 401 })
      }
      if (method === 'GET') return Response.json({ data: [] })
      return Response.json({ id: `mail_${sent.push(JSON.parse(body))}` })
    },
  })
  const { engine, stop } = await createTestEngine({
    routes: { 'https://api.resend.com': gate.url },
  })
  return {
    gate,
    /** The mails that the service was asked to send. */
    sent,
    maillon: new Maillon({ engine, provider: bare }),
    closeEngine: () => engine.close(),
    /** What the user does at a link: types the key. */
    async connect(link: unknown): Promise<void> {
      const { href, origin } = new URL(String(link))
      const page = await engine.fetch(new Request(href))
      const cookie = page.headers.getSetCookie().map((set) => set.split(';')[0])
      const headers = { cookie: cookie.join('; '), origin, 'sec-fetch-site': 'same-origin' }
      const body = new URLSearchParams({ api_key: userKey })
      await engine.fetch(new Request(`${href}/key`, { method: 'POST', headers, body }))
    },
    async stop(): Promise<void> {
      await stop()
      await gate.stop()
    },
  }
}

export type EngineWorld = Awaited<ReturnType<typeof startEngineWorld>>
