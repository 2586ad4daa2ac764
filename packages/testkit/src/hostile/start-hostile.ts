import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type AuthorizationServer, createAuthorizationServer } from './authorization-server.ts'
import { hostileOrigin } from './hostile-toolkit.ts'
import { createRecorder, type Recorder } from './recorder.ts'
import { loopbackServer } from '../loopback-server.ts'

/** A third party on loopback that does what a test tells it to, however bad. */
export interface Hostile {
  /** `http://127.0.0.1:<port>` */
  url: string
  oauth: AuthorizationServer
  api: Recorder
  /** The engine's `routes` to it. */
  routes: Record<string, string>
  /** The engine's `authConfigs` for it. */
  authConfigs: { hostile: { clientId: string; clientSecret: string } }
  stop(): Promise<void>
}

/** Starts an OAuth server with rotation and detection of reuse, and an API that records, on 127.0.0.1. */
export async function startHostile(): Promise<Hostile> {
  const oauth = createAuthorizationServer()
  const api = createRecorder(oauth.grants)

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks).toString('utf8')
    const url = new URL(request.url ?? '/', hostileOrigin)
    if (!(await oauth.handle(url, body, response))) await api.handle(request, body, response)
  }

  const server = loopbackServer((request, response) => {
    serve(request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url,
    oauth,
    api,
    routes: { [hostileOrigin]: url },
    authConfigs: { hostile: { clientId: 'client', clientSecret: 'secret-of-the-client' } },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
