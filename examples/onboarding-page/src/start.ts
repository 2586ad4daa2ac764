import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { Maillon } from '@maillon/core'
import { startTestEngine } from '@maillon/testkit'
import { startUpstreams } from '@maillon/testkit/upstreams'
import { createApp } from './app.ts'

/** Starts the app, with emulated upstreams and an engine that knows where the app lives. */
export async function start(port = 0) {
  const upstreams = await startUpstreams({ services: ['google', 'github'] })
  // The engine has to know the callbackUrl, and the app its own address: so the port comes first.
  let fetchApp: (request: Request) => Response | Promise<Response> = () =>
    new Response(null, { status: 503 })
  const { server, url } = await listen(port, (request) => fetchApp(request))
  const { engine, stop } = await startTestEngine({
    appName: 'Your assistant',
    routes: upstreams.routes,
    authConfigs: upstreams.authConfigs,
    callbackUrls: [`${url}/callback`],
  })
  fetchApp = createApp(new Maillon({ engine }), url).fetch
  return {
    url,
    users: upstreams.users,
    gates: upstreams.upstreams,
    async stop() {
      server.close()
      await stop()
      await upstreams.stop()
    },
  }
}

function listen(port: number, fetch: (request: Request) => Response | Promise<Response>) {
  return new Promise<{ server: ReturnType<typeof serve>; url: string }>((resolve) => {
    const server = serve({ fetch, port, hostname: '127.0.0.1' }, ({ port }: AddressInfo) =>
      resolve({ server, url: `http://127.0.0.1:${port}` }),
    )
  })
}
