import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { startTestEngine } from '@maillon/testkit'
import { launchBrowser } from '@maillon/testkit/browser'
import { startUpstreams } from '@maillon/testkit/upstreams'

/** Everything that a story needs: emulated upstreams, an engine, an app to come back to, and a browser. */
export async function startWorld() {
  const upstreams = await startUpstreams()
  const app = await startApp()
  const { stop: stopEngine, ...engine } = await startTestEngine({
    appName: 'Your app',
    routes: upstreams.routes,
    authConfigs: upstreams.authConfigs,
    callbackUrls: [`${app.url}/callback`, `${app.url}/chat`],
    loopbackCallbacks: false,
  })
  const browser = await launchBrowser()
  return {
    ...engine,
    upstreams,
    app,
    /** A page of a person whose browser knows nothing yet. */
    newPage: async () => (await browser.newContext()).newPage(),
    async stop() {
      await browser.close()
      await stopEngine()
      await app.stop()
      await upstreams.stop()
    },
  }
}

/** The app's own site: any address answers a page, as a place to come back to. */
async function startApp(): Promise<{ url: string; stop(): Promise<void> }> {
  const server = createServer((_, response) => {
    response
      .setHeader('content-type', 'text/html; charset=utf-8')
      .end('<title>Your app</title>Your app')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
