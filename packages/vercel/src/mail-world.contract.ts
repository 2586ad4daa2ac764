import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Maillon } from '@maillon/core'
import { createTestEngine } from '@maillon/testkit'
import { VercelProvider, type VercelProviderOptions } from './vercel-provider.ts'

/** The user's key at the mail service: it must be in no transcript. */
export const userKey = 're_canary_41d0b7'

/** A mail to send. */
export const mail = {
  from: 'ada@example.com',
  to: 'zoë@example.com',
  subject: 'Milk',
  text: 'Now.',
}

/** A real engine, and as much of Resend as is needed on loopback. */
export async function startMailWorld() {
  const sent: unknown[] = []
  const service = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const isUser = request.headers.authorization === `Bearer ${userKey}`
    const answer =
      request.method === 'GET'
        ? { data: [{ id: 'd_1', name: 'lumen.example' }] }
        : { id: `mail_${isUser ? sent.push(JSON.parse(Buffer.concat(chunks).toString())) : 0}` }
    response.writeHead(isUser ? 200 : 401, { 'content-type': 'application/json' })
    response.end(JSON.stringify(isUser ? answer : { message: 'API key is invalid' }))
  })
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(service.address() as AddressInfo).port}`
  let aheadMs = 0
  const { engine, apiKey, stop } = await createTestEngine({
    routes: { 'https://api.resend.com': url },
    now: () => Date.now() + aheadMs,
  })
  /** A button on the page of a link. */
  async function press(link: unknown, button: string, form: Record<string, string>) {
    const { href, origin } = new URL(String(link))
    const page = await engine.fetch(new Request(href))
    const cookie = page.headers.getSetCookie().map((set) => set.split(';')[0])
    const headers = { cookie: cookie.join('; '), origin, 'sec-fetch-site': 'same-origin' }
    const body = new URLSearchParams(form)
    await engine.fetch(new Request(`${href}/${button}`, { method: 'POST', headers, body }))
  }
  return {
    engine,
    apiKey,
    /** The mails that the service was asked to send. */
    sent,
    /** A client whose sessions give tools for the SDK. */
    client: (options?: VercelProviderOptions) =>
      new Maillon({ engine, provider: new VercelProvider(options) }),
    /** The user types the key at a link. */
    connect: (link: unknown) => press(link, 'key', { api_key: userKey }),
    /** The user says no. */
    cancel: (link: unknown) => press(link, 'cancel', {}),
    /** Time goes by for the engine. */
    pass(ms: number): void {
      aheadMs += ms
    },
    async stop(): Promise<void> {
      await stop()
      service.close()
      service.closeAllConnections()
    },
  }
}

export type MailWorld = Awaited<ReturnType<typeof startMailWorld>>
