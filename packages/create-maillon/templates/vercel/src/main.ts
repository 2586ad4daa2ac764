import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { about } from './about.ts'
import { createApp } from './app.ts'
import { startEngine } from './engine.ts'
import { listen } from './listen.ts'

const server = createServer()
const url = await listen(server)
const engine = await startEngine(`${url}/connect`)
const app = await createApp(engine, url)
server.on('request', getRequestListener(app.fetch))
console.log(`Ready at ${url}\n${about()}`)
