import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { getRequestListener } from '@hono/node-server'
import { startTestEngine } from '@maillon/testkit'
import { startUpstreams } from '@maillon/testkit/upstreams'
import react from '@vitejs/plugin-react'
import { createServer as createVite } from 'vite'
import { chatApi } from './chat-api.ts'
import { chatModel } from './model.ts'

/** The chat on loopback, with its page, an engine in this process and emulated third parties. A port of 0 is any free one. */
export async function startChat({ port }: { port: number }) {
  const upstreams = await startUpstreams({ services: ['google', 'github', 'slack'] })
  // An app would call createEngine here, with a database and a key of its own.
  const { engine, stop: stopEngine } = await startTestEngine({
    appName: 'Inbox assistant',
    routes: upstreams.routes,
    authConfigs: upstreams.authConfigs,
  })
  const model = chatModel()
  const api = getRequestListener(chatApi({ engine, ...model }).fetch)
  const server = createServer((request, response) =>
    request.url?.startsWith('/api/') ? api(request, response) : vite.middlewares(request, response),
  )
  const vite = await createVite({
    configFile: false,
    root: fileURLToPath(new URL('../web', import.meta.url)),
    plugins: [react()],
    server: { middlewareMode: true, hmr: { server } },
    optimizeDeps: { include: ['react/jsx-dev-runtime', 'react-dom/client', '@ai-sdk/react', 'ai'] },
    logLevel: 'warn',
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    modelName: model.modelName,
    users: upstreams.users,
    /** The emulated third parties: what reached them, and how to make it go wrong. */
    upstreams: upstreams.upstreams,
    async stop() {
      server.close()
      server.closeAllConnections()
      await vite.close()
      await stopEngine()
      await upstreams.stop()
    },
  }
}
