import { createServer } from 'node:http'
import { about } from './about.ts'
import { createApp } from './app.ts'
import { startEngine } from './engine.ts'
import { listen } from './listen.ts'

const server = createServer()
const url = await listen(server)
const engine = await startEngine(`${url}/connect`)
server.on('request', await createApp(engine, url))
console.log(`Ready at ${url}\n${about()}`)
