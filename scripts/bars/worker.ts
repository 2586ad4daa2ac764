// An engine in a process of its own, for the bars: on loopback, on a shared database, told by its environment what to be.
import { createEngine } from '@maillon/engine'
import { hostileToolkit } from '@maillon/testkit/hostile'
import { listen } from '../../packages/cli/src/server/listen.ts'

interface WorkerOptions {
  database: string
  encryptionKey: string
  routes: Record<string, string>
  authConfigs: Record<string, { clientId: string; clientSecret: string }>
  verification?: 'app' | 'browser'
  verifierUrl?: string
  /** By how much this machine's clock is wrong. */
  skewMs?: number
  publicUrl?: string
}

const options = JSON.parse(process.env.BARS_WORKER ?? '{}') as WorkerOptions
if (options.skewMs) {
  const { now } = Date
  const skew = options.skewMs
  Date.now = () => now() + skew
}

const { skewMs: _, ...engineOptions } = options
const server = await listen({
  port: 0,
  trustProxy: false,
  drainMs: 300,
  graceMs: 10_000,
  start: async (url) =>
    createEngine({
      toolkits: [hostileToolkit],
      publicUrl: url,
      loopbackCallbacks: true,
      onError: () => {},
      // Few users make all calls here.
      limits: { perUser: 1e9, perSession: 1e9, perToolkit: 1e9, perKey: 1e9, publicPages: 1e9 },
      ...engineOptions,
    }),
})
const response = await server.engine.as()('http://maillon.local/api/v3.1/api_keys', {
  method: 'POST',
  body: JSON.stringify({ name: 'bars', scopes: ['admin'] }),
})
const { api_key: apiKey } = (await response.json()) as { api_key: string }
process.send?.({ url: server.url, apiKey })
process.on('SIGTERM', () => {
  void server.stop().then(() => process.exit(0))
})
process.on('disconnect', () => process.exit(0))
