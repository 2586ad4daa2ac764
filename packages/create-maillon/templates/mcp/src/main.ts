import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { about } from './about.ts'
import { clients } from './clients.ts'
import { startEngine } from './engine.ts'
import { listen } from './listen.ts'
import { sessionOf } from './session-of.ts'

const server = createServer()
const url = await listen(server)
// Nobody wants to paste a new token each day.
const mcpTokenLifetimeMs = 30 * 24 * 3_600_000
const engine = await startEngine(`${url}/connect`, { mcpTokenLifetimeMs })
server.on('request', getRequestListener(engine.fetch))
const { mcp } = await sessionOf(engine)
console.log(`Ready at ${url}\n${about()}\n${clients(mcp)}`)
