import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createEngine } from '@maillon/engine'
import { startUpstreams } from '@maillon/testkit/upstreams'
import { github } from '@maillon/toolkits'
import { createApp } from './app.ts'

/** Starts the app on loopback, with an emulated GitHub. */
export async function start(port = 0) {
  const upstreams = await startUpstreams({ services: ['github'] })
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const url = `http://localhost:${(server.address() as AddressInfo).port}`
  const engine = await createEngine({
    toolkits: [github],
    database: ':memory:',
    encryptionKey: `k1:${randomBytes(32).toString('base64')}`,
    publicUrl: `${url}/connect`,
    appName: 'Express app',
    authConfigs: { github: upstreams.authConfigs.github },
    routes: upstreams.routes,
  })
  server.on('request', createApp(engine))
  return {
    url,
    users: upstreams.users,
    async stop() {
      server.close()
      server.closeAllConnections()
      await engine.close()
      await upstreams.stop()
    },
  }
}
