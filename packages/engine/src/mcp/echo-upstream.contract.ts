import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { apiKey, defineTool, defineToolkit, get } from '@maillon/core/toolkit'
import { z } from 'zod'

/** An upstream of one's own, whose answer tells whose key it was called with, or comes when the test wants it. */
export async function startEchoUpstream() {
  const owners = new Map<string, string>()
  const hanging: IncomingMessage[] = []
  let onHang = () => {}
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/hang')) {
      hanging.push(request)
      onHang()
      return
    }
    const key = (request.headers.authorization ?? '').replace('Bearer ', '')
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ canary: owners.get(key) ?? null }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    toolkit,
    routes: { 'https://echo.example': `http://127.0.0.1:${port}` },
    /** What the upstream answers to whoever has this key. */
    own: (key: string, canary: string) => void owners.set(key, canary),
    /** The next call that hangs. */
    hang: () =>
      new Promise<IncomingMessage>((resolve) => {
        onHang = () => resolve(hanging.at(-1) as IncomingMessage)
      }),
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

const output = z.object({ canary: z.string().nullable() })

const toolkit = defineToolkit({
  slug: 'echo',
  name: 'Echo',
  description: 'Says whose key it was called with.',
  version: '20261126_00',
  baseUrl: 'https://echo.example',
  auth: apiKey({}),
  verified: 'emulated',
  tools: [
    defineTool({
      slug: 'ECHO_WHO',
      name: 'Who',
      description: 'Says who calls.',
      effect: 'read',
      input: z.object({}),
      output,
      request: () => get('/who'),
    }),
    defineTool({
      slug: 'ECHO_HANG',
      name: 'Hang',
      description: 'Never answers.',
      effect: 'read',
      input: z.object({}),
      output,
      request: () => get('/hang'),
    }),
  ],
})
