import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { Engine } from '@maillon/engine'
import { about } from './about.ts'
import { startEngine } from './engine.ts'
import { listen } from './listen.ts'

/** The engine, with the pages of its Connect Links on this machine. */
export async function start(): Promise<Engine> {
  const server = createServer()
  const engine = await startEngine(`${await listen(server)}/connect`)
  server.on('request', getRequestListener(engine.fetch))
  // Whoever leaves the conversation ends the app.
  server.unref()
  console.log(about())
  return engine
}
