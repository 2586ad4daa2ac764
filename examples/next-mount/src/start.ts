import { randomBytes } from 'node:crypto'
import { createServer, type AddressInfo } from 'node:net'
import { startUpstreams } from '@maillon/testkit/upstreams'

/** Serves the app on a port of loopback, with these variables in its environment. */
export type Serve = (
  port: number,
  environment: Record<string, string>,
) => Promise<{ stop(): Promise<void> }>

/** Starts the app, and an emulated GitHub beside it. */
export async function start(serve: Serve, port?: number) {
  const upstreams = await startUpstreams({ services: ['github'] })
  const { clientId, clientSecret } = upstreams.authConfigs.github
  const listensAt = port ?? (await freePort())
  const url = `http://localhost:${listensAt}`
  const app = await serve(listensAt, {
    APP_URL: url,
    ENCRYPTION_KEY: `k1:${randomBytes(32).toString('base64')}`,
    GITHUB_CLIENT_ID: clientId,
    GITHUB_CLIENT_SECRET: clientSecret,
    GITHUB_URL: upstreams.upstreams.github.url,
  })
  return {
    url,
    users: upstreams.users,
    async stop() {
      await app.stop()
      await upstreams.stop()
    },
  }
}

/** The app has to know its address before it listens. */
async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
