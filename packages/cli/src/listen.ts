import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { MaillonError } from '@maillon/core'
import type { Engine } from '@maillon/engine'

/** An engine behind a port. */
export interface Listening {
  engine: Engine
  url: string
  /** Takes no more requests, lets those under way end, and closes the engine. */
  stop(): Promise<void>
}

/** Listens on 127.0.0.1 first and starts the engine then, since the engine has to know its own address. */
export async function listen({
  port,
  start,
}: {
  port: number
  start: (url: string) => Promise<Engine>
}): Promise<Listening> {
  const starting = Promise.withResolvers<Engine>()
  const server = createAdaptorServer({
    fetch: async (request) => (await starting.promise).fetch(request),
  }) as Server
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) => reject(portTaken(port, cause)))
    server.listen(port, '127.0.0.1', resolve)
  })
  const url = `http://localhost:${(server.address() as AddressInfo).port}`
  try {
    const engine = await start(url)
    starting.resolve(engine)
    return { engine, url, stop: () => stop(server, engine) }
  } catch (error) {
    server.close()
    throw error
  }
}

async function stop(server: Server, engine: Engine): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeIdleConnections()
  await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, 5_000).unref())])
  server.closeAllConnections()
  await engine.close()
}

function portTaken(port: number, cause: Error): MaillonError {
  return new MaillonError('config_invalid', {
    message: `Port ${port} of 127.0.0.1 cannot be used: ${cause.message}`,
    hint: 'Pass another --port; 0 picks a free one.',
    cause,
  })
}
