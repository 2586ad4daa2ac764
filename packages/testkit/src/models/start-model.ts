import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { type ModelOptions, modelFetch } from './model-fetch.ts'
import type { ModelRequest } from './model-reply.ts'

/** A stand-in that listens. */
export interface StartedModel {
  /** `http://127.0.0.1:<port>`, in place of the vendor's own origin. */
  url: string
  /** What was asked, oldest first, refused requests too. */
  requests: ModelRequest[]
  close(): Promise<void>
}

/** The same as `modelFetch`, listening on loopback, for whatever takes no `fetch` function. */
export async function startModel(options: ModelOptions): Promise<StartedModel> {
  const fetch = modelFetch(options)
  const server = createAdaptorServer({ fetch: (request) => fetch(request) })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: fetch.requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        if ('closeAllConnections' in server) server.closeAllConnections()
      }),
  }
}
