import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { defineTool, defineToolkit, get, noAuth, path } from '@maillon/core/toolkit'
import { z } from 'zod'

/** A toolkit that needs no account, whose upstream says how often each user asked. */
export async function startTicks() {
  const asked = new Map<string, number>()
  const server = createServer((request, response) => {
    const who = (request.url ?? '').split('/').at(-1) ?? ''
    asked.set(who, (asked.get(who) ?? 0) + 1)
    response.setHeader('content-type', 'application/json').end('{"ticked":true}')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const origin = 'https://ticks.example.test'
  const tick = defineTool({
    slug: 'TICKS_TICK',
    name: 'Tick',
    description: 'Ticks for somebody.',
    effect: 'write',
    input: z.object({ who: z.string(), n: z.number().optional() }),
    output: z.looseObject({}),
    request: ({ who }) => get(path`/ticks/${who}`),
  })
  return {
    /** How often the upstream was asked for somebody. */
    asked: (who: string) => asked.get(who) ?? 0,
    toolkit: defineToolkit({
      slug: 'ticks',
      name: 'Ticks',
      description: 'Ticks.',
      version: '20261130_00',
      baseUrl: origin,
      auth: noAuth(),
      verified: 'emulated',
      tools: [tick],
    }),
    routes: { [origin]: `http://127.0.0.1:${(server.address() as AddressInfo).port}` },
    stop: () => server.close(),
  }
}
